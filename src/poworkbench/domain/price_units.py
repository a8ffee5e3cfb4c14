"""Prices for a hundred or a thousand, as many ERPs keep them: here every price is for one, exactly, and back again."""

from __future__ import annotations

from decimal import Clamped, Context, Decimal, Inexact, InvalidOperation

_CENT = Decimal("0.01")
_EXACT = Context(prec=100, traps=[Inexact, InvalidOperation, Clamped])


def for_one(price: Decimal, unit: Decimal) -> Decimal | None:
    """The price of one; None where no decimal number says it exactly, as for a price per dozen."""
    try:
        return price if unit == 1 else _EXACT.divide(price, unit)
    except Inexact:
        return None


def for_unit(price: Decimal, unit: Decimal | None) -> Decimal:
    """The price as the ERP has it, with two places or as many as it needs."""
    if unit is None or unit == 1:
        return price
    told = _EXACT.multiply(price, unit).normalize(_EXACT)
    return told if told % _CENT else told.quantize(_CENT, context=_EXACT)
