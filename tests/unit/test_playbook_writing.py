"""A layout goes into the client's playbook, and nothing else in it moves."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from poworkbench.app import places, playbook_files, playbook_writing, settings
from poworkbench.app.playbook_writing import keep_layout, with_layout
from poworkbench.app.settings import Settings
from poworkbench.app.toml_files import TomlProblem
from poworkbench.domain.exchange import OrdersLayout

LAYOUT = OrdersLayout(
    {"po_number": "PO \"No.\"", "line": "column B", "quantity": "Qty", "unit_price": "Price"}, dates="dmy", decimal=",",
    full=True, words={"Freigegeben": "open"}, otherwise={"currency": "EUR"},
)  # fmt: skip
BEFORE = """# Our rules.
client = "C"   # whose
version = "1"

[exchange.orders]   # old
dates = "mdy"
# a remark within

[exchange.orders.columns]
po_number = "Order"
line = "Line"
quantity = "Q"
unit_price = "P"

# What an agreement says.
[vendors.X.tolerances.unit_price]
percent_up = 5

[exchange.entry]
decimal = ","
"""


def test_the_old_table_is_exchanged_where_it_stood() -> None:
    after = with_layout(BEFORE, LAYOUT)
    assert after.startswith('# Our rules.\nclient = "C"   # whose\nversion = "1"\n\n[exchange.orders]\n')
    assert "\n# What an agreement says.\n[vendors.X.tolerances.unit_price]\npercent_up = 5\n" in after
    assert "Order" not in after
    told = tomllib.loads(after)["exchange"]
    assert told["orders"] == {
        "dates": "dmy", "decimal": ",", "full": True, "heads": "repeated", "columns": dict(LAYOUT.columns),
        "words": {"Freigegeben": "open"}, "otherwise": {"currency": "EUR"},
    }  # fmt: skip
    assert told["entry"] == {"decimal": ","}


def test_writing_twice_changes_nothing() -> None:
    once = with_layout(BEFORE, LAYOUT)
    assert with_layout(once, LAYOUT) == once


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_playbook_without_one_gets_it_at_its_end(tmp_path: Path, end: str) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(with_layout('client = "C"\nversion = "1"' + end, LAYOUT), encoding="utf-8")
    assert playbook_files.load(file).exchange.orders == LAYOUT


def test_the_shipped_playbook_stays_and_the_desk_gets_its_own(home_of_its_own: Path) -> None:
    shipped = playbook_files.default_file().read_bytes()
    file = keep_layout(LAYOUT)
    assert file == home_of_its_own / "playbook.toml"
    assert playbook_files.default_file().read_bytes() == shipped
    assert settings.load().playbook_file() == file
    kept = playbook_files.load(file)
    assert (kept.client, kept.exchange.orders) == ("Harbor & Hearth", LAYOUT)


def test_a_table_that_cannot_be_exchanged_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    inline = "client = 'C'\nversion = '1'\nexchange = {orders = {dates = 'dmy'}}\n"
    file.write_text(inline, encoding="utf-8")
    settings.save(Settings(playbook=str(file)), places.settings_file())
    with pytest.raises((TomlProblem, tomllib.TOMLDecodeError)):
        playbook_writing.keep_layout(LAYOUT)
    assert file.read_text(encoding="utf-8") == inline
