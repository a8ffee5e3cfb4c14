"""Codes of UN/EDIFACT (D.93A to D.01B, EANCOM) that an order response is read by, with what they mean."""

from __future__ import annotations

ACCEPTED, BACKORDERED, CANCELLED, SUBSTITUTED = "accepted", "backordered", "cancelled", "substituted"

#: Element 1229, action of a line: our status, None where the line is neither confirmed nor refused, and the meaning.
LINE_ACTIONS: dict[str, tuple[str | None, str]] = {
    "1": (None, "added"),
    "2": (CANCELLED, "deleted"),
    "3": (ACCEPTED, "changed"),
    "4": (None, "no action"),
    "5": (ACCEPTED, "accepted without amendment"),
    "6": (ACCEPTED, "accepted with amendment"),
    "7": (CANCELLED, "not accepted"),
    "8": (None, "schedule only"),
    "9": (None, "amendments"),
    "10": (None, "not found"),
    "11": (None, "not amended"),
    "12": (None, "line item numbers changed"),
    "21": (CANCELLED, "no delivery"),
    "23": (None, "proposed amendment"),
    "24": (ACCEPTED, "accepted with amendment, no confirmation required"),
    "37": (CANCELLED, "cancelled"),
    "38": (SUBSTITUTED, "replaced"),
    "40": (ACCEPTED, "agreed"),
    "41": (None, "proposed"),
    "52": (None, "pending"),
    "62": (ACCEPTED, "approved as amended"),
    "63": (ACCEPTED, "approved as submitted"),
    "70": (None, "pending, incomplete"),
    "73": (None, "pending, awaiting review"),
}

#: Actions after which somebody has to ask before the line is settled.
UNSETTLED = ("10", "23", "41", "52", "70", "73")

#: Element 4221, discrepancy (QVR), where it says what becomes of a line.
DISCREPANCIES: dict[str, tuple[str, str]] = {
    "AA": (CANCELLED, "discontinued by wholesaler"),
    "AB": (CANCELLED, "no longer produced"),
    "AD": (BACKORDERED, "out of stock at manufacturer"),
    "BP": (BACKORDERED, "shipment partial, back order to follow"),
    "CS": (SUBSTITUTED, "shipment complete with substitution"),
    "IC": (CANCELLED, "item cancelled"),
    "IS": (SUBSTITUTED, "item represents substitution from original order"),
    "OP": (CANCELLED, "out of print"),
    "OW": (BACKORDERED, "out of stock at wholesaler"),
}

AS_ASKED, IN_PART, REFUSED, WAITING, WITHDRAWN = "as asked", "in part", "refused", "waiting", "withdrawn"

#: Element 1225, message function (BGM element 3).
FUNCTIONS: dict[str, tuple[str, str]] = {
    "1": (WITHDRAWN, "cancellation"),
    "3": (WITHDRAWN, "deletion"),
    "4": (IN_PART, "change"),
    "12": (WAITING, "not processed"),
    "16": (WAITING, "proposal"),
    "17": (WITHDRAWN, "cancel, to be reissued"),
    "23": (WAITING, "transaction on hold"),
    "27": (REFUSED, "not accepted"),
    "28": (IN_PART, "accepted, with amendment in heading section"),
    "29": (AS_ASKED, "accepted without amendment"),
    "30": (IN_PART, "accepted, with amendment in detail section"),
    "34": (IN_PART, "accepted with amendment"),
    "44": (AS_ASKED, "accepted without reserves"),
    "45": (IN_PART, "accepted with reserves"),
    "46": (WAITING, "provisional"),
    "48": (REFUSED, "accepted, contents rejected"),
    "52": (WAITING, "proposed amendment"),
}

#: Element 4343, response type (BGM element 4).
RESPONSES: dict[str, tuple[str, str]] = {
    "AC": (IN_PART, "acknowledged with detail and change"),
    "AD": (AS_ASKED, "acknowledged with detail, no change"),
    "AI": (IN_PART, "acknowledged, only changes"),
    "AP": (AS_ASKED, "accepted"),
    "CA": (IN_PART, "conditionally accepted"),
    "RE": (REFUSED, "rejected"),
}
CHANGES_ONLY = "AI"

#: Element 2005, date qualifier: what a vendor promises, in the order that counts: shipment, delivery, arrival.
PROMISED: dict[str, str] = {
    "11": "despatch", "79": "shipment, promised for", "85": "shipment, promised for, prior to and including",
    "133": "departure, estimated", "136": "departure", "186": "departure, actual", "189": "departure, scheduled",
    "67": "delivery, current schedule", "69": "delivery, promised for", "17": "delivery, estimated",
    "76": "delivery, scheduled for", "65": "delivery, first schedule", "358": "delivery, expected",
    "75": "delivery, promised for, prior to and including", "72": "delivery, promised for, after and including",
    "35": "delivery, actual", "63": "delivery, latest", "64": "delivery, earliest",
    "132": "arrival, estimated", "232": "arrival, scheduled", "178": "arrival, actual", "44": "availability",
}  # fmt: skip

#: What the buyer wished: it becomes a promise only where the vendor accepts it.
WISHED: dict[str, str] = {
    "10": "shipment, requested", "81": "shipment, requested for, after and including",
    "84": "shipment, requested for, prior to and including",
    "2": "delivery, requested", "71": "delivery, requested for, after and including",
    "74": "delivery, requested for, prior to and including",
}  # fmt: skip

WRITTEN = "137"

#: Element 6063, quantity qualifier: how much of a line the vendor confirms, the surest first.
CONFIRMED = {"113": "to be delivered", "12": "despatch", "11": "split", "170": "allocated", "46": "delivered"}
ORDERED = {"21": "ordered", "1": "discrete", "47": "invoiced"}
ON_BACKORDER = "83"

#: Element 1153, reference: the buyer's number of the order, the surest first, and the vendor's.
BUYER_ORDERS = {"ON": "order number (purchase)", "CO": "buyer's order number", "OP": "original purchase order",
                "CR": "customer reference number"}  # fmt: skip
VENDOR_ORDER = "VN"

#: Element 3035, party: the vendor, the surest first.
VENDORS = {"SU": "supplier", "SE": "seller", "VN": "vendor", "MS": "message issuer", "FR": "message from"}

#: Element 5025, amount: the sum of the document, the widest first; the goods of one line.
TOTALS = {"86": "message total", "39": "invoice total", "77": "invoice amount", "9": "amount payable",
          "128": "total", "79": "total line items"}  # fmt: skip
LINE_AMOUNT = {"203": "line item amount", "66": "goods item total"}

#: Element 5125, price: what one pays. A gross price is that less what the line allows.
NET_PRICES = {"AAA": "calculation net", "CAL": "calculation", "INV": "invoice price"}
GROSS_PRICE = "AAB"

#: Element 6411: units that are many pieces themselves.
COUNTS = {"DZN": 12, "CEN": 100, "MIL": 1000, "GRO": 144}

#: Element 7077, how an item is described, the plainest first, and element 7081, of what.
DESCRIBED = {"F": "free-form", "A": "free-form long", "E": "free-form short", "B": "code and text", "": "not said"}
DESCRIBING = {"": "not said", "8": "product", "ANM": "article name"}

#: Element 4347 of PIA.
SUBSTITUTED_BY, SUBSTITUTED_FOR = "3", "4"
