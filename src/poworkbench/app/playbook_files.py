"""The client's rules: from a TOML file into domain.playbook.Playbook, checked once, here."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from poworkbench.app import places
from poworkbench.app.exchange_tables import ExchangeTable, Writable, exchange_of
from poworkbench.app.toml_files import TomlProblem, read
from poworkbench.domain.playbook import Playbook, Tolerance

Field = Literal["quantity", "unit_price", "promised_date", "total"]
Acceptable = Literal["quantity", "unit_price", "promised_date", "vendor_item", "unit", "total"]
#: Cancelled and substituted stay in the client's house, whatever a file says.
AcceptableStatus = Literal["backordered"]
Count = Annotated[int, msgspec.Meta(ge=0)]
Hours = Annotated[int, msgspec.Meta(ge=1)]
Name = Annotated[str, msgspec.Meta(min_length=1)]


class _Tolerance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    percent_up: Decimal | None = None
    percent_down: Decimal | None = None
    money: Decimal | None = None
    days_later: Count = 0
    days_earlier: Count = 0


class _Vendor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    tolerances: dict[Field, _Tolerance] = {}


class _Targets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    update_hours: Hours = 24
    escalation_hours: Hours = 4


class _Playbook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    client: Name
    version: Name
    po_prefix: str = ""
    operator_accepts: frozenset[Acceptable] = frozenset()
    operator_accepts_status: frozenset[AcceptableStatus] = frozenset()
    targets: _Targets = _Targets()
    tolerances: dict[Field, _Tolerance] = {}
    vendors: dict[Name, _Vendor] = {}
    field_order: tuple[Writable, ...] = ()
    exchange: ExchangeTable = ExchangeTable()


def default_file() -> Path:
    """The playbook that is shipped."""
    return places.resources() / "playbook" / "default.toml"


def load(file: Path | None = None) -> Playbook:
    """The rules in a file, the shipped ones where none is named; raises toml_files.TomlProblem."""
    file = file or default_file()
    written = read(file, _Playbook)
    return Playbook(
        client=written.client,
        version=written.version,
        tolerances=_tolerances(file, "tolerances", written.tolerances),
        vendor_tolerances={
            code: _tolerances(file, f"vendors.{code}.tolerances", vendor.tolerances)
            for code, vendor in written.vendors.items()
        },
        operator_accepts=frozenset(written.operator_accepts),
        operator_accepts_status=frozenset(written.operator_accepts_status),
        update_target_hours=written.targets.update_hours,
        escalation_target_hours=written.targets.escalation_hours,
        po_prefix=written.po_prefix,
        exchange=exchange_of(file, written.exchange, written.field_order),
    )


def _tolerances(file: Path, key: str, written: Mapping[Field, _Tolerance]) -> dict[str, Tolerance]:
    return {name: _tolerance(file, f"{key}.{name}", value) for name, value in written.items()}


def _tolerance(file: Path, key: str, written: _Tolerance) -> Tolerance:
    for name in ("percent_up", "percent_down", "money"):
        value = getattr(written, name)
        if value is not None and (not value.is_finite() or value < 0):
            raise TomlProblem(file, f"{key}.{name}", "must be zero or more")
    return Tolerance(written.percent_up, written.percent_down, written.money, written.days_later, written.days_earlier)
