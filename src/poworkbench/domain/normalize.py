"""What counts as the same: item codes and order numbers in another spelling, units of one meaning."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

#: Spellings of a unit of measure by what they mean; a unit that is not here means itself.
UNITS: dict[str, tuple[str, ...]] = {
    "EA": (
        "ea", "each", "pc", "pcs", "pce", "piece", "pieces", "st", "stk", "stck", "stück", "stuk", "stuks",
        "u", "un", "ud", "uds", "unid", "unité", "unit", "units", "h87", "c62", "nmb", "pz", "pezzi", "pièce", "pièces",
        "pieza", "piezas", "unidad", "unidades", "szt", "sztuk", "sztuka", "ks", "kus", "kusy", "kusů", "styk", "styck",
        "stueck", "pezzo", "peça", "peças", "pza", "pzas", "und", "unds", "pces", "nr", "nos", "kos", "vnt", "buc",
        "adet",
    ),
    "SET": (
        "set", "sets", "satz", "jgo", "juego", "lot", "garnitur", "sarja", "sats", "sæt", "sett", "sada", "zestaw",
        "komplet", "conjunto", "jogo", "ensemble", "jeu",
    ),
    "PR": (
        "pr", "pair", "paar", "paire", "par", "prs", "pairs", "npr", "paires", "pares", "paia", "paio", "coppia",
        "pari", "para",
    ),
    "DZN": ("dzn", "dz", "doz", "dozen", "dozens", "dtz", "dutzend", "douzaine", "douzaines", "docena", "dozijn"),
    "GRO": ("gro", "gross", "gros", "gruesa", "grs"),
    "CTN": ("ctn", "carton", "ct", "karton", "ctns", "cartons", "kartons", "kart"),
    "CS": ("cs", "case", "cases", "caja", "cajas"),
}  # fmt: skip

_MEANING = {spelling: meaning for meaning, spellings in UNITS.items() for spelling in spellings}


def code(text: str | None) -> str:
    """An item code or order number without what vendors print differently: blanks, dashes, case; "" for none."""
    return "".join(sign for sign in (text or "").lower() if sign.isalnum())


def unit(text: str | None) -> str:
    """What a unit of measure means, whatever the language; "" for none."""
    spelling = (text or "").strip()
    return _MEANING.get(spelling.lower().rstrip("."), spelling.upper())


def position(text: str | None) -> str:
    """A line number without leading zeros; "" for none."""
    return (text or "").strip().lstrip("0")


def number(text: str | None) -> Decimal | None:
    """The amount a canonical text stands for, or None where there is none."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def day(text: str | None) -> date | None:
    """The date a canonical text stands for, or None where there is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def plain(amount: Decimal) -> str:
    """An amount as canonical text without needless zeros after the point."""
    return format(amount.normalize(), "f") if amount else "0"
