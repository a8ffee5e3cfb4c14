"""What was read from a vendor's document, and where on the page each value stands.

Values are canonical text: decimals without grouping ("1234.50"), dates in ISO 8601, codes as printed.
So a reading goes into an event unchanged and no float can creep in.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

ACKNOWLEDGEMENT = "order_acknowledgement"
SHIPMENT_NOTICE = "shipment_notice"
OPEN_ORDER_REPORT = "open_order_report"
INVOICE = "invoice"
OTHER = "other"

#: Values of the document as a whole, in the order they are shown.
HEADER_FIELDS = ("po_number", "vendor_name", "vendor_order_number", "document_date", "currency", "total")

#: Values of one document line, in the order they are shown.
READ_LINE_FIELDS = (
    "position", "vendor_item", "buyer_item", "description", "quantity", "unit", "unit_price", "amount",
    "promised_date", "status",
)  # fmt: skip

#: The confidence, in percent, of a place that a person pointed at; a reader is never so sure.
POINTED = 100


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place a value was read from, so that a person can be shown it.

    `page` counts from 1. `box` is x0, top, x1, bottom in hundredths of a PDF point from the page's top left corner
    (of a pixel for an image). `text` is as printed. `confidence` is in percent. `ref` names the place in a format that
    has no pages of its own (a cell, a segment, a text line); page and box are then where the workbench draws it.
    """

    page: int
    box: tuple[int, int, int, int]
    text: str
    confidence: int
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One value that was read, in canonical form, with its place."""

    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line of the document; None means that the document does not print it.

    `po_number` is the purchase order the line belongs to, where the document names it for the line and not only once
    for all of them.
    """

    position: Found | None = None
    vendor_item: Found | None = None
    buyer_item: Found | None = None
    description: Found | None = None
    quantity: Found | None = None
    unit: Found | None = None
    unit_price: Found | None = None
    amount: Found | None = None
    promised_date: Found | None = None
    status: Found | None = None
    po_number: Found | None = None

    def value(self, field: str) -> str | None:
        """The canonical text of one field, or None where the document does not print it."""
        found: Found | None = getattr(self, field)
        return found.value if found else None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one document.

    `mentions` are words on it that look like numbers of orders, wherever they stand and whatever they are called.
    `cautions` say why it must not be taken as whole without a person: codes with their particulars behind a colon,
    worded in ui.wording.cautions.
    """

    kind: str
    po_number: Found | None = None
    vendor_name: Found | None = None
    vendor_order_number: Found | None = None
    document_date: Found | None = None
    currency: Found | None = None
    total: Found | None = None
    lines: tuple[ReadLine, ...] = ()
    cautions: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()

    def value(self, field: str) -> str | None:
        """The canonical text of one header field, or None where the document does not print it."""
        found: Found | None = getattr(self, field)
        return found.value if found else None


assert HEADER_FIELDS == tuple(f.name for f in fields(Reading))[1:-3]
assert (*READ_LINE_FIELDS, "po_number") == tuple(f.name for f in fields(ReadLine))
