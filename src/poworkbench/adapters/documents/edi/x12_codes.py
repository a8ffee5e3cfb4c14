"""Codes of ASC X12 (004010 and later) that an acknowledgement is read by, with what the standard says they mean."""

from __future__ import annotations

ACCEPTED, BACKORDERED, CANCELLED, SUBSTITUTED = "accepted", "backordered", "cancelled", "substituted"

#: Element 668, line item status: our status, None where the line is neither confirmed nor refused, and the meaning.
#: BP confirms a part and puts the rest on back order: the graver word counts, as it does on paper.
LINE_STATUS: dict[str, tuple[str | None, str]] = {
    "AA": (ACCEPTED, "accepted, order forwarded to another location of the supplier"),
    "AC": (ACCEPTED, "accepted and shipped"),
    "AR": (ACCEPTED, "accepted and released for shipment"),
    "BP": (BACKORDERED, "accepted, partial shipment, balance backordered"),
    "DR": (ACCEPTED, "accepted, date rescheduled"),
    "IA": (ACCEPTED, "accepted"),
    "IB": (BACKORDERED, "backordered"),
    "IC": (ACCEPTED, "accepted, changes made"),
    "ID": (CANCELLED, "deleted"),
    "IE": (ACCEPTED, "accepted, price pending"),
    "IF": (None, "on hold, incomplete description"),
    "IH": (None, "on hold"),
    "IP": (ACCEPTED, "accepted, price changed"),
    "IQ": (ACCEPTED, "accepted, quantity changed"),
    "IR": (CANCELLED, "rejected"),
    "IS": (SUBSTITUTED, "accepted, substitution made"),
    "IW": (None, "on hold, waiver required"),
    "R1": (CANCELLED, "rejected, not a contract item"),
    "R2": (CANCELLED, "rejected, invalid item number"),
    "R3": (CANCELLED, "rejected, invalid unit of issue"),
    "R4": (CANCELLED, "rejected, contract item not available"),
    "R5": (CANCELLED, "rejected, reorder as a just-in-time order"),
    "R6": (CANCELLED, "rejected, reorder as an extended delivery order"),
    "R7": (CANCELLED, "rejected, reorder as a drop shipment"),
    "R8": (CANCELLED, "rejected, reorder as a surge order"),
    "R9": (CANCELLED, "discontinued"),
    "SP": (ACCEPTED, "accepted, schedule date pending"),
}

#: Codes after which a value of the line is not the vendor's last word; a requested date is none where the date moved.
QUANTITY_CHANGED, PRICE_PENDING, DATE_MOVED = ("IQ", "BP"), ("IE",), ("DR", "SP")

#: Element 670, change or response type (POC02), where it decides about the line by itself.
CHANGES: dict[str, tuple[str | None, str]] = {
    "DI": (CANCELLED, "delete item"),
    "RE": (SUBSTITUTED, "replacement item"),
    "RM": (SUBSTITUTED, "replacement item with modifications"),
}

AS_ASKED, IN_PART, REFUSED, WAITING = "as asked", "in part", "refused", "waiting"

#: Element 587, acknowledgment type (BAK02, BCA02).
VERDICTS: dict[str, tuple[str, str]] = {
    "AC": (IN_PART, "acknowledged with detail and change"),
    "AD": (AS_ASKED, "acknowledged with detail, no change"),
    "AE": (IN_PART, "acknowledged with exception detail only"),
    "AH": (WAITING, "acknowledged, hold status"),
    "AK": (AS_ASKED, "acknowledged, no detail or change"),
    "AP": (IN_PART, "acknowledged, product replenishment"),
    "AT": (AS_ASKED, "accepted"),
    "RD": (REFUSED, "rejected with detail"),
    "RF": (REFUSED, "rejected with exception detail only"),
    "RJ": (REFUSED, "rejected, no detail"),
    "RN": (REFUSED, "rejected, not as agreed"),
    "RO": (REFUSED, "rejected with counter offer"),
    "RV": (REFUSED, "rejected, violates industry practices"),
}
EXCEPTIONS_ONLY = ("AE", "RF")
COUNTER_OFFER = "RO"

#: Element 353, transaction set purpose, where it takes a message's word back.
WITHDRAWN = {"01": "cancellation", "03": "delete", "17": "cancel, to be reissued", "44": "rejection"}

#: Element 374, date or time qualifier: what a vendor promises, in the order that counts where several are printed:
#: shipment, delivery, arrival. Weeks (039, 076 to 078, 086 to 088) are no dates.
PROMISED: dict[str, str] = {
    "068": "current schedule ship", "079": "promised for shipment", "066": "first schedule ship",
    "083": "scheduled for shipment, prior to and including", "085": "promised for shipment, prior to and including",
    "080": "scheduled for shipment, after and including", "082": "promised for shipment, after and including",
    "369": "estimated departure", "011": "shipped", "370": "actual departure",
    "067": "current schedule delivery", "069": "promised for delivery", "017": "estimated delivery",
    "065": "first schedule delivery", "073": "scheduled for delivery, prior to and including",
    "075": "promised for delivery, prior to and including", "070": "scheduled for delivery, after and including",
    "072": "promised for delivery, after and including", "035": "delivered",
    "371": "estimated arrival", "372": "actual arrival", "018": "available",
}  # fmt: skip

#: What the buyer wished: it becomes a promise only where the vendor accepts it.
WISHED: dict[str, str] = {
    "010": "requested ship", "081": "requested for shipment, after and including",
    "084": "requested for shipment, prior to and including", "118": "requested pick-up",
    "002": "delivery requested", "071": "requested for delivery, after and including",
    "074": "requested for delivery, prior to and including", "106": "required by",
}  # fmt: skip

#: The day the vendor wrote the document, where its first segment does not say it.
WRITTEN = {"097": "transaction creation", "102": "issue"}

#: Element 98, entity: the vendor, the surest first.
VENDORS = {"SE": "selling party", "VN": "vendor", "SU": "supplier or manufacturer", "FR": "message from"}

#: Element 128, reference: the vendor's own number of the order, and the buyer's.
VENDOR_ORDER, BUYER_ORDER = {"VN": "vendor order number"}, {"PO": "purchase order number"}

#: Element 522, amount: the sum of the document; a line item total stands in the summary for the order's.
TOTALS, LINE_AMOUNT = {"TT": "total transaction amount", "1": "line item total"}, "1"

#: Element 750, product characteristic: the one that says what the product is.
DESCRIBING = {"": "not said", "08": "product", "GEN": "general description"}
