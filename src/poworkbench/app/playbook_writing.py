"""Keeping an export's layout in the client's playbook: its table is exchanged, all else stays as it was typed."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from poworkbench.app import places, playbook_files, settings, toml_files
from poworkbench.app.toml_files import TomlProblem
from poworkbench.domain.exchange import OrdersLayout

_TABLE = re.compile(r"^\s*\[\[?\s*([A-Za-z0-9_.\"' -]+?)\s*\]\]?\s*(?:#.*)?$")
_OURS = "exchange.orders"
_UNQUOTED = str.maketrans("", "", " \"'")


def keep_layout(layout: OrdersLayout) -> Path:
    """Write the layout into this desk's playbook; the file it stands in. Raises TomlProblem, and then nothing changed.

    The shipped playbook stays as it is: the desk gets a copy of its own, named in its settings.
    """
    file = _own_playbook()
    text = file.read_text(encoding="utf-8")
    changed = with_layout(text, layout)
    before, after = tomllib.loads(text), tomllib.loads(changed)
    if _rest(before) != _rest(after) or after["exchange"]["orders"] != _written(layout):
        raise TomlProblem(file, _OURS, "the table is written in a way that cannot be exchanged; write it by hand")
    _replace(file, changed)
    return file


def with_layout(text: str, layout: OrdersLayout) -> str:
    """A playbook's text with the table of its orders exchanged, or added at its end."""
    kept, remarks, place, inside = list[str](), list[str](), None, False
    for line in text.splitlines(keepends=True):
        if match := _TABLE.match(line):
            inside = f"{match[1]}.".translate(_UNQUOTED).startswith(f"{_OURS}.")
            place = len(kept) if inside and place is None else place
            kept += [] if inside else remarks  # what stands right above the next table belongs to that
            remarks = []
        if not inside:
            kept.append(line)
        else:
            remarks = [*remarks, line] if line.lstrip()[:1] in ("", "#") else []
    table = tomli_w.dumps({"exchange": {"orders": _written(layout)}}).removeprefix("[exchange]\n\n")
    at = len(kept) if place is None else place
    before = "".join(kept[:at])
    gap = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    return f"{before}{gap}{table}" + ("\n" if kept[at:] and kept[at].strip() else "") + "".join(kept[at:])


def _written(layout: OrdersLayout) -> dict[str, Any]:
    """What is otherwise than usual, and what was chosen."""
    usual = OrdersLayout({})
    chosen = {"dates", "decimal", "full", "heads"}
    values = {each.name: getattr(layout, each.name) for each in fields(layout)}
    plain = {n: v for n, v in values.items() if n in chosen or (v != getattr(usual, n) and n != "columns")}
    return {**{n: v for n, v in plain.items() if not isinstance(v, Mapping)}, "columns": dict(layout.columns)} | {
        n: dict(v) for n, v in plain.items() if isinstance(v, Mapping)
    }


def _rest(playbook: Mapping[str, Any]) -> Mapping[str, Any]:
    exchange = {name: value for name, value in playbook.get("exchange", {}).items() if name != "orders"}
    others = {name: value for name, value in playbook.items() if name != "exchange"}
    return others | ({"exchange": exchange} if exchange else {})


def _own_playbook() -> Path:
    found = settings.load()
    file = found.playbook_file()
    if file is None:
        file = places.home() / "playbook.toml"
        if not file.exists():
            shutil.copyfile(playbook_files.default_file(), file)
        settings.save(msgspec.structs.replace(found, playbook=str(file)))
    return file


def _replace(file: Path, text: str) -> None:
    try:
        toml_files.replace(file, text.encode(), keep_mode=True)
    except OSError as problem:
        raise TomlProblem(file, "", problem.strerror or "cannot be written") from problem
