"""The ERP's JSON as our orders; a value that is missing or of another type is said with its place."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, TypeVar

import msgspec

from poworkbench.domain.orders import Order
from poworkbench.services.ports import Snapshot, Unreachable

_Shape = TypeVar("_Shape")


class OrderAnswer(msgspec.Struct, frozen=True):
    """One order with its concurrency token; amounts are decimals as text and are never floats on the way."""

    order: Order
    etag: Annotated[str, msgspec.Meta(min_length=1)]
    changed_at: Annotated[datetime, msgspec.Meta(tz=True)]

    def snapshot(self) -> Snapshot:
        """The same in the words of the services."""
        return Snapshot(self.order, self.etag, self.changed_at)


class OrdersAnswer(msgspec.Struct, frozen=True):
    """One page of orders and what to ask for the next one with."""

    orders: tuple[OrderAnswer, ...]
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
    """The body as `shape`; Unreachable, with the place in the body, where it is cut off or is something else."""
    try:
        value = msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as error:
        raise Unreachable(f"the ERP's answer is not as agreed: {error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Unreachable("the ERP's answer is no JSON, or was cut off") from None
    _check_amounts(value)
    return value


def _check_amounts(value: object) -> None:
    """JSON text can say NaN or Infinity, which no order has."""
    if isinstance(value, OrdersAnswer):
        for answer in value.orders:
            _check_amounts(answer)
    elif isinstance(value, OrderAnswer):
        for line in value.order.lines:
            _check_finite(value.order.po_number, line.line, line.quantity, line.unit_price)
        _check_finite(value.order.po_number, None, value.order.total)


def _check_finite(po_number: str, line: str | None, *amounts: Decimal | None) -> None:
    if any(amount is not None and not amount.is_finite() for amount in amounts):
        where = f"order {po_number}" if line is None else f"order {po_number}, line {line}"
        raise Unreachable(f"the ERP's answer is not as agreed: an amount of {where} is no number")
