"""The ERP's JSON as our orders; a value that is missing or of another type is said with its place."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, TypeVar

import msgspec

from poworkbench.domain.orders import Order
from poworkbench.services.ports import NotAsAgreed, Snapshot, Unreachable

_Shape = TypeVar("_Shape")


class OrderAnswer(msgspec.Struct, frozen=True):
    """One order with its concurrency token; amounts are decimals as text and are never floats on the way."""

    order: Order
    etag: Annotated[str, msgspec.Meta(min_length=1)]
    changed_at: Annotated[datetime, msgspec.Meta(tz=True)]

    def snapshot(self) -> Snapshot:
        """The same in the words of the services."""
        return Snapshot(self.order, self.etag, self.changed_at)


class _Numbered(msgspec.Struct, frozen=True):
    po_number: str = ""


class _NumberedAnswer(msgspec.Struct, frozen=True):
    order: _Numbered = _Numbered()


def number_of(body: bytes) -> str:
    """The number of an order that cannot be understood otherwise; a question mark where it has none."""
    try:
        return msgspec.json.decode(body, type=_NumberedAnswer).order.po_number or "?"
    except (msgspec.DecodeError, UnicodeDecodeError):
        return "?"


class OrdersAnswer(msgspec.Struct, frozen=True):
    """One page of orders, each to be looked at by itself, and what to ask for the next one with."""

    orders: tuple[msgspec.Raw, ...]
    next_cursor: str | None


class _Comment(msgspec.Struct, frozen=True):
    text: str


class CommentsAnswer(msgspec.Struct, frozen=True):
    """An order's comments."""

    comments: tuple[_Comment, ...]


class _Attachment(msgspec.Struct, frozen=True):
    sha256: str


class AttachmentsAnswer(msgspec.Struct, frozen=True):
    """What is attached to an order."""

    attachments: tuple[_Attachment, ...]


class ProblemAnswer(msgspec.Struct, frozen=True):
    """Why a call was not done (RFC 9457)."""

    detail: str = ""
    title: str = ""


def decoded(body: bytes, shape: type[_Shape]) -> _Shape:
    """The body as `shape`; Unreachable where it is cut off, NotAsAgreed with the place where it is something else."""
    try:
        value = msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as error:
        raise NotAsAgreed(f"the ERP's answer is not as agreed: {error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Unreachable("the ERP's answer is no JSON, or was cut off") from None
    if isinstance(value, OrderAnswer):
        _check(value.order)
    return value


def _check(order: Order) -> None:
    """Refuse what has the right types and would make every comparison meaningless."""
    numbers = [line.line for line in order.lines]
    if len(set(numbers)) < len(numbers):
        raise NotAsAgreed(f"the ERP's answer is not as agreed: order {order.po_number} has a line number twice")
    amounts = [amount for line in order.lines for amount in (line.quantity, line.unit_price)]
    if not all(amount.is_finite() for amount in [*amounts, order.total or Decimal(0)]):
        raise NotAsAgreed(f"the ERP's answer is not as agreed: order {order.po_number} has an amount that is no number")
