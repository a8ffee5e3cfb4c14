"""The names of the rules that a difference, or the reading itself, can meet; ui.wording.rules has their sentences."""

from __future__ import annotations

from poworkbench.domain.differences import LINE_EXTRA, LINE_MISSING, LINE_SPLIT

#: Rules of the fields that no tolerance softens.
PLAIN_RULES = {
    "po_number": "po_number_other",
    "currency": "currency_other",
    "unit": "unit_other",
    "vendor_item": "item_other",
    LINE_MISSING: "line_missing",
    LINE_EXTRA: "line_extra",
}

#: Rules of the fields that a tolerance may let move: moved up, moved down, moved within it.
MOVING_RULES = {
    "unit_price": ("price_over_tolerance", "price_under_tolerance", "price_within_tolerance"),
    "quantity": ("quantity_over", "quantity_short", "quantity_within_tolerance"),
    "total": ("total_over_tolerance", "total_under_tolerance", "total_within_tolerance"),
    "promised_date": ("date_later", "date_earlier", "date_within_tolerance"),
}

STATUS_RULES = {
    "backordered": "line_backordered",
    "cancelled": "line_cancelled",
    "substituted": "line_substituted",
}

TOTAL_FOLLOWS = "total_follows_lines"
HANGS = "hangs_on_other"
UNREADABLE = "value_unreadable"
SPELLED_OTHERWISE = "item_spelled_otherwise"

#: What is asked because of the reading itself: a value that the reader is not sure of, a caution about the document.
READER_UNSURE = "reader_unsure"
CAUTION = "caution"

#: What the ERP changed by itself when something else was written to it.
UNASKED = "changed_unasked"

#: Every rule there is; ui.wording.rules has a sentence for each.
RULES = (
    *PLAIN_RULES.values(),
    *(rule for rules in MOVING_RULES.values() for rule in rules),
    *STATUS_RULES.values(),
    LINE_SPLIT,
    TOTAL_FOLLOWS,
    HANGS,
    UNREADABLE,
    SPELLED_OTHERWISE,
    READER_UNSURE,
    CAUTION,
    UNASKED,
)
