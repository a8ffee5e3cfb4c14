"""Values as a person reads them: "4 Dec", "1,234.50", "21:04"."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal, InvalidOperation

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONEY = frozenset({"unit_price", "amount", "total"})
DATES = frozenset({"promised_date", "document_date", "order_date", "customer_promise", "acknowledged_on"})
NUMBERS = frozenset({"quantity"})
NOTHING = "–"


def day(value: date, today: date) -> str:
    """A date in few letters; the year only where it is not this one."""
    text = f"{value.day} {MONTHS[value.month - 1]}"
    return text if value.year == today.year else f"{text} {value.year}"


def weekday(value: date) -> str:
    """The day of the week, by which a typed date is checked at a glance."""
    return WEEKDAYS[value.weekday()]


def clock(moment: datetime, zone: tzinfo | None = None) -> str:
    """The time of day where the person sits."""
    return moment.astimezone(zone).strftime("%H:%M")


def when(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """The time of day, with the date in front where it is not today's."""
    here, today = moment.astimezone(zone), now.astimezone(zone).date()
    return clock(moment, zone) if here.date() == today else f"{day(here.date(), today)} {clock(moment, zone)}"


def ago(age: timedelta) -> str:
    """How long ago something was, in its largest unit."""
    minutes = max(0, int(age.total_seconds()) // 60)
    if minutes < 60:
        return f"{minutes} min ago" if minutes else "just now"
    return f"{minutes // 60} h ago" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days ago"


def money(text: str) -> str:
    """A decimal with groups of three and at least two places; anything else unchanged."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    places = max(2, -int(value.as_tuple().exponent))
    return f"{value:,.{places}f}"


def number(text: str) -> str:
    """A decimal with groups of three and no idle zeros; anything else unchanged."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    shown = f"{value:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def shown(field: str, text: str | None, today: date) -> str:
    """Canonical text of a field as it stands on the screen; a dash for nothing."""
    if text is None or text == "":
        return NOTHING
    if field in MONEY:
        return money(text)
    if field in NUMBERS:
        return number(text)
    if field in DATES:
        return _day_of(text, today)
    return deliveries(text, today) if field == "line_split" else text


def deliveries(text: str, today: date) -> str:
    """`3@2026-12-04,1@2026-12-18` as `3 on 4 Dec, 1 on 18 Dec`."""
    parts = (part.partition("@") for part in text.split(","))
    return ", ".join(f"{number(much)} on {_day_of(day, today)}" if day else much for much, _at, day in parts)


def amounts(text: str) -> str:
    """The same in few letters: `3 + 1`; the days stand in the sentence below."""
    return " + ".join(number(part.partition("@")[0]) for part in text.split(","))


def counted(count: int, one: str, many: str | None = None) -> str:
    """`1 line`, `3 lines`, `1,204 entries`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def room(size: int) -> str:
    """Bytes as a person reads them: `0.4 MB`, `48 MB`, `1.2 GB`."""
    megabytes = size / 1_000_000
    if megabytes >= 1000:
        return f"{megabytes / 1000:.1f} GB"
    return f"{megabytes:.1f} MB" if megabytes < 10 else f"{megabytes:.0f} MB"


def _day_of(text: str, today: date) -> str:
    try:
        return day(date.fromisoformat(text), today)
    except ValueError:
        return text
