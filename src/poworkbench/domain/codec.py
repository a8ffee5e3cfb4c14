"""Events to text and back, so that the same event gives the same bytes for ever.

Canonical JSON: keys sorted, no blanks, no floats; decimals, dates and moments as text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)

#: What is in JSON as it is.
_PLAIN = frozenset({str, int, bool})


class NotDecodable(ValueError):
    """A stored value does not have the shape its event says."""


def canonical(plain: object) -> str:
    """The one text form of a plain value; refuses floats."""
    return _CANONICAL.encode(plain)


def to_plain(value: object) -> Any:
    """A value made of dataclasses, tuples and mappings as JSON's own types; None fields are left out."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _fields_of(value)
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    return _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in an event")


def _fields_of(value: Any) -> dict[str, Any]:
    given = ((name, getattr(value, name)) for name in _names(cast("Any", type(value))))
    return {name: item if type(item) in _PLAIN else to_plain(item) for name, item in given if item is not None}


@cache
def _names(shape: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(shape))


def from_plain(shape: type[T], plain: object) -> T:
    """The value of type `shape` that `to_plain` made `plain` from; NotDecodable where it does not fit."""
    try:
        value: T = _decoder(cast("Any", shape))(plain)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise NotDecodable(f"{shape.__name__}: {error!r}") from error
    return value


@cache
def _decoder(shape: Any) -> Callable[[Any], Any]:
    if shape in (str, int, bool, Any):
        return _same(shape)
    if shape is Decimal:
        return Decimal
    if shape in (date, datetime):
        return shape.fromisoformat  # type: ignore[no-any-return]
    if is_dataclass(shape):
        return _dataclass_decoder(shape)
    return _generic_decoder(shape)


def _same(shape: Any) -> Callable[[Any], Any]:
    def check(plain: Any) -> Any:
        if shape is not Any and type(plain) is not shape:
            raise TypeError(f"{plain!r} is not {shape.__name__}")
        return plain

    return check


def _dataclass_decoder(shape: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(shape)
    decoders = {f.name: _decoder(hints[f.name]) for f in fields(shape)}
    optional = {f.name for f in fields(shape) if type(None) in get_args(hints[f.name])}

    def decode(plain: Any) -> Any:
        values = {name: decoders[name](item) for name, item in plain.items()}
        return shape(**dict.fromkeys(optional - values.keys()), **values)

    return decode


def _generic_decoder(shape: Any) -> Callable[[Any], Any]:
    origin, arguments = get_origin(shape), get_args(shape)
    if origin in (Union, UnionType):
        (inner,) = (a for a in arguments if a is not type(None))
        return lambda plain: None if plain is None else _decoder(inner)(plain)
    if origin is Literal:
        return lambda plain: arguments[arguments.index(plain)]
    if origin is tuple and arguments[-1] is Ellipsis:
        return lambda plain: tuple(_decoder(arguments[0])(item) for item in plain)
    if origin is tuple:
        return lambda plain: tuple(_decoder(a)(item) for a, item in zip(arguments, plain, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        return lambda plain: {key: _decoder(arguments[1])(item) for key, item in plain.items()}
    raise TypeError(f"no decoder for {shape}")
