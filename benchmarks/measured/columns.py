"""What a user would write around a table finder: columns by words in their heading; and how right values are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal

FIELDS = ("vendor_item", "quantity", "unit_price", "promised_date")

#: Values of each field, as many times as they are said.
Values = dict[str, Counter[str]]
Grid = Sequence[Sequence[str | None]]

_WORDS = {
    "vendor_item": ("item", "artik", "articulo", "artículo", "article", "sku", "code", "part no", "référence", "ref"),
    "quantity": ("qty", "quantity", "menge", "qté", "quantité", "cant", "aantal", "ordered"),
    "unit_price": ("unit price", "price", "preis", "prix", "precio", "prijs", "net"),
    "promised_date": ("date", "ship", "deliv", "liefer", "termin", "livraison", "entrega", "lever"),
}
_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%d.%m.%y", "%m/%d/%y", "%d-%m-%Y", "%d %b %Y", "%d-%b-%Y")


def empty() -> Values:
    """No values."""
    return {name: Counter() for name in FIELDS}


def by_headings(tables: Sequence[Grid]) -> Values:
    """The values of tables whose first row with three known words is their heading."""
    found = empty()
    for table in tables:
        places: dict[str, int] = {}
        for row in table:
            texts = [" ".join((cell or "").split()) for cell in row]
            heading = _places(texts)
            if len(heading) >= 3:
                places = heading
            elif places:
                for name, place in places.items():
                    if place < len(texts) and (value := plain(name, texts[place])):
                        found[name][value] += 1
    return found


def _places(texts: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, text in enumerate(texts):
        for name, words in _WORDS.items():
            if name not in places and len(text) < 40 and any(word in text.casefold() for word in words):
                places[name] = place
                break
    return places


def plain(name: str, text: str | None) -> str:
    """One spelling for a value of a field, "" where it is none."""
    text = (text or "").strip()
    if name == "vendor_item":
        return re.sub(r"[\W_]", "", text).casefold()
    return _day(text) if name == "promised_date" else _number(text)


def _number(text: str) -> str:
    digits = re.search(r"-?\d[\d.,' ]*", text)
    if not digits:
        return ""
    whole, mark, rest = re.sub(r"[' ]", "", digits[0]).strip(".,").replace(",", ".").rpartition(".")
    number = whole.replace(".", "") + (f".{rest}" if len(rest) != 3 else rest) if mark else rest
    return str(Decimal(number).normalize() + 0)


def _day(text: str) -> str:
    for form in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007  a day has no zone
    return ""
