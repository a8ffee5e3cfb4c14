"""ERP profiles as files: every shipped one is sound, and a mistake is named by its key and with what would fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from poworkbench.app import erp_profiles
from poworkbench.app.toml_files import TomlProblem

FIELDS = "[write_line.fields]"
REST = (erp_profiles.folder() / "rest.toml").read_text("utf-8")


@pytest.mark.parametrize("name", erp_profiles.shipped())
def test_a_shipped_profile_is_sound_and_says_what_it_stands_on(name: str) -> None:
    profile = erp_profiles.load(name)
    head = (erp_profiles.folder() / f"{name}.toml").read_text("utf-8").partition("\n\n")[0]
    assert head.startswith("# ")
    assert ("seen running" in head.lower()) or ("documentation" in head)
    assert profile.erp.seen == ("running" if name in ("rest", "tryton") else "documentation")


def test_every_profile_that_is_asked_for_is_there() -> None:
    asked = {"tryton", "odoo", "erpnext", "business_central", "sap", "oracle", "netsuite", "rest"}
    assert set(erp_profiles.shipped()) == asked


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ('method = "PATCH"', 'method = "PUSH"', "write_line.call.method", "Invalid enum value"),
        ("[lines]\n", "[lines]\nouter = 1\n", "lines", "unknown field `outer`"),
        ('po_number = "order/po_number"\n', "", "orders.map.po_number", "is missing"),
        ('quantity = "quantity"\nunit =', 'amount = "quantity"\nunit =', "lines.map.amount", "is no field of ours"),
        ('inside = "order/lines"', "", "lines", "needs either inside"),
        ('path = "orders/{po}"\n', 'path = "orders/{number}"\n', "orders.one", "{number}"),
        ('path = "orders/{po}"\n', 'path = "{setting/company}/{po}"\n', "orders.one", "{setting/company}"),
        ('status = "status"\n\n[write_l', 'total = "t"\n\n[write_l', "write_line.fields.total", "cannot"),
        ('seen = "running"', 'seen = "running"\ndecimal = "float"', "erp.decimal", "number, text, tryton"),
        ('seen = "running"', 'seen = "running"\ntime_zone = "Mars/One"', "erp.time_zone", "IANA"),
        ('seen = "running"', 'seen = "running"\nconnector = "odoo"', "erp.connector", "tryton"),
        ('kind = "bearer"', 'kind = "client_credentials"\ntoken_url = "http://x"', "auth.token_url", "https://"),
        ('kind = "bearer"', 'kind = "header"\nformat = "key"', "auth.format", "{secret}"),
        (FIELDS, f'[write_line.states]\nquantity = ["open"]\n\n{FIELDS}', "write_line.state", "is missing"),
        ("[comments]", '[[errors]]\nmatches = "("\nmeans = "stale"\n\n[comments]', "errors.0.matches", "regular"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_its_key(tmp_path: Path, old: str, new: str, key: str, said: str) -> None:
    assert old in REST
    file = tmp_path / "mine.toml"
    file.write_text(REST.replace(old, new, 1), "utf-8")
    with pytest.raises(TomlProblem) as caught:
        erp_profiles.load(str(file))
    assert (caught.value.file, caught.value.key) == (file, key)
    assert said in caught.value.detail


def test_a_profile_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(TomlProblem, match="business_central, erpnext, netsuite, odoo"):
        erp_profiles.load("infios")
