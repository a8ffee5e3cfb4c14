"""A property that is reckoned once, for objects that are made by the thousand.

functools.cached_property does the same; until Python 3.12 it takes a lock for it, which costs more than what is saved.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801  it is written like property
    """Keeps what a method gives in its object, under the method's own name."""

    def __init__(self, reckon: Callable[[Any], T]) -> None:
        self._reckon = reckon
        self._name = reckon.__name__
        self.__doc__ = reckon.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> once[T]: ...

    @overload
    def __get__(self, owner: object, kind: type) -> T: ...

    def __get__(self, owner: object | None, kind: type) -> once[T] | T:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._reckon(owner)
        return value
