"""The client's rules come out of the file as they stand there, or the file is refused with the key that is wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from poworkbench.app import playbook_files
from poworkbench.app.toml_files import TomlProblem
from poworkbench.domain.playbook import Tolerance

HEAD = 'client = "C"\nversion = "1"\n'
ORDERS = "[exchange.orders.columns]\n"
WHOLE = "po_number = 'PO'\nline = 'Line'\nquantity = 'Qty'\nunit_price = 'Price'\n"
COLUMN = "[[exchange.updates.columns]]\ntitle = 'PO'\nvalue = 'po_number'\n"
UPDATES = "[[exchange.updates.columns]]\ntitle = 'X'\n"


def test_the_shipped_playbook_binds() -> None:
    rules = playbook_files.load()
    assert (rules.client, rules.po_prefix) == ("Harbor & Hearth", "PO-")
    assert (rules.update_target_hours, rules.escalation_target_hours) == (24, 4)
    price = Tolerance(percent_up=Decimal(2), percent_down=Decimal(2), money=Decimal(25))
    assert rules.tolerance("ASHWOOD", "unit_price") == price
    assert rules.tolerance("ASHWOOD", "promised_date") == Tolerance()
    assert rules.tolerance("NORDVIK", "promised_date") == Tolerance(days_later=2, days_earlier=5)
    assert "cancelled" not in rules.operator_accepts_status


def test_decimals_stay_exact(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(HEAD + '[tolerances.unit_price]\npercent_up = 0.1\nmoney = "0.30"\n', encoding="utf-8")
    assert playbook_files.load(file).tolerances["unit_price"] == Tolerance(Decimal("0.1"), None, Decimal("0.30"))


def test_a_file_that_says_nothing_lets_an_operator_accept_nothing(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(HEAD, encoding="utf-8")
    assert playbook_files.load(file).operator_accepts == frozenset()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('client = "C"\n', ""),
        ("client = 5\nversion = '1'\n", "client"),
        ("client = 'C\n", ""),
        (HEAD + "po_prefx = 'PO-'\n", ""),
        (HEAD + "[targets]\nupdate_hours = 0\n", "targets.update_hours"),
        (HEAD + "[tolerances.unit_price]\npercent_up = -2\n", "tolerances.unit_price.percent_up"),
        (HEAD + "[tolerances.unit_price]\nmoney = nan\n", "tolerances.unit_price.money"),
        (HEAD + "[vendors.A.tolerances.total]\nmoney = -1\n", "vendors.A.tolerances.total.money"),
        (HEAD + "operator_accepts_status = ['cancelled']\n", "operator_accepts_status[0]"),
        (HEAD + "field_order = ['quantity', 'colour']\n", "field_order[1]"),
        (HEAD + "field_order = ['quantity', 'quantity']\n", "field_order"),
        (HEAD + ORDERS + "quantity = 'Qty'\n", "exchange.orders.columns"),
        (HEAD + ORDERS + WHOLE + "colour = 'Colour'\n", "exchange.orders.columns.colour"),
        (HEAD + ORDERS + WHOLE + "unit = 'Qty'\n", "exchange.orders.columns.unit"),
        (HEAD + ORDERS + WHOLE + "unit = 'column 3'\n", "exchange.orders.columns.unit"),
        (HEAD + "[exchange.orders]\ndates = 'european'\n", "exchange.orders.dates"),
        (HEAD + "[exchange.orders]\nheading_row = 0\n", "exchange.orders.heading_row"),
        (HEAD + "[exchange.orders.words]\nReleased = 'free'\n", "exchange.orders.words[...]"),
        (HEAD + "[exchange.updates]\ncolumns = []\n", "exchange.updates.columns"),
        (HEAD + UPDATES + "value = 'price'\n", "exchange.updates.columns[0].value"),
        (HEAD + UPDATES + "value = 'new'\n", "exchange.updates.columns[0].value"),
        (HEAD + "[exchange.updates]\ndates = 'D.M.Y'\n" + COLUMN, "exchange.updates.dates"),
        (HEAD + "[exchange.updates]\nencoding = 'latin-99'\n" + COLUMN, "exchange.updates.encoding"),
        (HEAD + "[exchange.entry]\ndates = 'YYYY-MM'\n", "exchange.entry.dates"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, key: str) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TomlProblem) as caught:
        playbook_files.load(file)
    assert (caught.value.file, caught.value.key) == (file, key)
    assert caught.value.detail
    assert str(file) in str(caught.value)


def test_a_missing_file_is_a_problem_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(TomlProblem, match=r"none\.toml: No such file"):
        playbook_files.load(tmp_path / "none.toml")


def test_the_exchange_is_as_it_stands_there(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    order = 'field_order = ["promised_date", "acknowledged_on"]\n'
    file.write_text(HEAD + order + ORDERS + WHOLE + COLUMN + "[exchange.entry]\ndecimal = ','\n", encoding="utf-8")
    rules = playbook_files.load(file).exchange
    assert rules.field_order == (
        "promised_date", "acknowledged_on", "vendor_item", "quantity", "unit", "unit_price", "status",
        "vendor_order_number",
    )  # fmt: skip
    assert rules.orders.columns["unit_price"] == "Price"
    assert (rules.orders.full, rules.orders.decimal, rules.entry.decimal) == (False, ".", ",")
    assert [(column.title, column.value) for column in rules.updates.columns] == [("PO", "po_number")]


def test_the_example_for_a_client_without_an_interface_holds() -> None:
    rules = playbook_files.load(playbook_files.default_file().with_name("by-files.toml")).exchange
    assert rules.orders.full
    assert rules.orders.missing == ()
    assert [column.title for column in rules.updates.columns][-1] == "SOURCE"
    assert rules.updates.written.dates == "MM/DD/YYYY"


def test_a_client_without_files_has_none_of_it() -> None:
    rules = playbook_files.load().exchange
    assert (rules.orders, rules.updates) == (None, None)
    assert rules.field_order[-2:] == ("vendor_order_number", "acknowledged_on")


@pytest.mark.parametrize(
    ("export", "said", "typed"),
    [
        ('dates = "dmy"\ndecimal = ","\n', "", ("DD.MM.YYYY", ",")),
        ('dates = "dmy"\n', "", ("DD/MM/YYYY", ".")),
        ('dates = "mdy"\n', "", ("MM/DD/YYYY", ".")),
        ("", "", ("YYYY-MM-DD", ".")),
        ('dates = "dmy"\ndecimal = ","\n', "[exchange.entry]\ndates = 'YYYYMMDD'\n", ("YYYYMMDD", ",")),
        ('dates = "dmy"\ndecimal = ","\n', "[exchange.entry]\ndecimal = '.'\n", ("DD.MM.YYYY", ".")),
    ],
)
def test_values_are_typed_as_the_erp_writes_them_unless_it_is_said(
    tmp_path: Path, export: str, said: str, typed: tuple[str, str]
) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(f"{HEAD}[exchange.orders]\n{export}{ORDERS}{WHOLE}{said}", encoding="utf-8")
    found = playbook_files.load(file).exchange.typing
    assert (found.dates, found.decimal) == typed
