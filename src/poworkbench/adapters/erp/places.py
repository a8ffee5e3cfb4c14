"""Places in an answer, and texts with places in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from poworkbench.services.ports import NotAsAgreed

_HOLE = re.compile(r"\{([a-z_][a-z_0-9]*(?:/[^{}]+)?)\}")

#: The key in a template whose value's own keys stand beside the others.
MERGED = "*"

#: Stands for a place that an answer does not have; None is a value.
MISSING = object()


def found(answer: Any, path: str) -> Any:
    """What stands at a path, MISSING where nothing does."""
    value = answer
    for step in path.split("/") if path else ():
        if isinstance(value, dict):
            value = value.get(step, MISSING)
        elif isinstance(value, list) and step.lstrip("-").isdigit() and -len(value) <= int(step) < len(value):
            value = value[int(step)]
        else:
            return MISSING
    return value


def items(answer: Any, path: str) -> list[Any]:
    """The list at a path; NotAsAgreed where there is none."""
    value = found(answer, path)
    if not isinstance(value, list):
        raise NotAsAgreed(f"the ERP's answer is not as agreed: there is no list at {path or 'its top'}")
    return value


def filled(template: Any, values: Mapping[str, Any]) -> Any:
    """A template with its holes filled; a text that is one hole alone becomes the value itself, of its own type."""
    if isinstance(template, str):
        whole = _HOLE.fullmatch(template)
        return _value(whole[1], values) if whole else text(template, values)
    if isinstance(template, Mapping):
        plain = {text(key, values): filled(value, values) for key, value in template.items() if key != MERGED}
        return {**plain, **filled(template[MERGED], values)} if MERGED in template else plain
    if isinstance(template, list | tuple):
        return [filled(value, values) for value in template]
    return template


def text(template: str, values: Mapping[str, Any], quoted: Callable[[str], str] = str) -> str:
    """A text with its holes filled, each value `quoted` for where it goes."""
    return _HOLE.sub(lambda hole: quoted(_plain(_value(hole[1], values))), template)


def holes(template: Any) -> set[str]:
    """The names of all holes in a template, without the steps after the first."""
    if isinstance(template, str):
        return {name.partition("/")[0] for name in _HOLE.findall(template)}
    if isinstance(template, Mapping):
        return set().union(*(holes(part) for pair in template.items() for part in pair))
    return set().union(*map(holes, template)) if isinstance(template, list | tuple) else set()


def _value(name: str, values: Mapping[str, Any]) -> Any:
    head, _, path = name.partition("/")
    value = found(values.get(head, MISSING), path)
    if value is MISSING:
        raise NotAsAgreed(f"the ERP's answer is not as agreed: {name} is not in it, and a call needs it")
    return value


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ",".join(map(_plain, value))
    return "" if value is None else str(value)
