"""Why a value is flagged, in words: each rule of domain.flags has its sentence here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from poworkbench.ui.wording import cautions
from poworkbench.ui.wording.fields import field_name
from poworkbench.ui.wording.values import MONTHS, money, number, shown

Facts = Mapping[str, str]

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
SEPARATOR = " · "


def sentence(rule: str, facts: Facts) -> str:
    """What the rule says about this value; an unknown rule (of a newer version) is named as it is."""
    say = SENTENCES.get(rule)
    told = [*say(facts), facts.get("converted", "")] if say else [rule.replace("_", " ")]
    return SEPARATOR.join(part for part in told if part)


def _amount(where: str, noun: str) -> Callable[[Facts], list[str]]:
    """An amount that moved: how far, over, beyond or within which limit, and what it costs."""
    return lambda facts: [f"{_percent(facts, noun)}, {_limits(where, facts)}", _cost(facts, noun)]


def _percent(facts: Facts, noun: str) -> str:
    return f"{facts['percent'].replace('-', '−')} %" if "percent" in facts else f"the {noun} moved"


def _limits(where: str, facts: Facts) -> str:
    limits = [f"{number(facts['tolerance'])} %"] if "tolerance" in facts else []
    limits += [in_money(facts["money_tolerance"], facts)] if "money_tolerance" in facts else []
    return f"{where} the {' and '.join(limits)} {_whose(facts)}" if limits else "no tolerance"


def _whose(facts: Facts) -> str:
    return "for this vendor" if facts.get("tolerance_of") == "vendor" else "for every vendor"


def _cost(facts: Facts, noun: str) -> str:
    if "money" not in facts:
        return ""
    amount = in_money(facts["money"].lstrip("+"), facts)
    return amount if noun == "total" else f"{amount} on the line"


def _date(direction: str) -> Callable[[Facts], list[str]]:
    return lambda facts: [_days(facts, direction) + _beyond(facts), _promise(facts) if direction == "later" else ""]


def _date_within(facts: Facts) -> list[str]:
    direction = "later" if facts.get("acknowledged", "") > facts.get("ordered", "") else "earlier"
    return [f"{_days(facts, direction)}, within the {_in_days(facts.get('tolerance_days', '0'))} {_whose(facts)}"]


def _days(facts: Facts, direction: str) -> str:
    return f"{_in_days(facts.get('days', '?'))} {direction}"


def _beyond(facts: Facts) -> str:
    limit = facts.get("tolerance_days", "0")
    beyond = limit != "0" and int(facts.get("days", "0")) > int(limit)
    return f", over the {_in_days(limit)} {_whose(facts)}" if beyond else ""


def _in_days(days: str) -> str:
    return f"{days} day" if days == "1" else f"{days} days"


def _promise(facts: Facts) -> str:
    """What was promised to the customer, and whether it still holds."""
    if "customer_promise" not in facts:
        return f"for {facts['sales_order']}" if "sales_order" in facts else ""
    promised = (
        f"{facts.get('sales_order', 'the customer')} was promised {in_days_and_months('customer_promise', facts)}"
    )
    after = facts.get("days_after_promise")
    return f"{promised}: {_in_days(after)} after its promise" if after else promised


def in_days_and_months(name: str, facts: Facts) -> str:
    """One of the dates among the facts; with its year where the facts' dates are of several years."""
    day = date.fromisoformat(facts[name])
    years = {facts[other][:4] for other in ("ordered", "acknowledged", "last_date", name) if _is_date(facts.get(other))}
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if len(years) > 1 else "")


def _is_date(text: str | None) -> bool:
    return bool(text) and text is not None and len(text) == 10 and text[4] == text[7] == "-"


def in_money(amount: str, facts: Facts) -> str:
    """An amount with its currency: $52.00, −€3.10, 1,200.00 SEK."""
    minus, figure, currency = (
        "−" if amount.startswith("-") else "",
        money(amount.lstrip("+-")),
        facts.get("currency", ""),
    )
    if currency in SIGNS:
        return f"{minus}{SIGNS[currency]}{figure}"
    return f"{minus}{figure} {currency}".rstrip()


def _line_worth(facts: Facts) -> str:
    """What hangs on the ordered line."""
    return f"{number(facts['quantity'])} ordered, {in_money(facts['amount'], facts)}" if "amount" in facts else ""


def _split(facts: Facts) -> list[str]:
    last = f"the last on {in_days_and_months('last_date', facts)}" if "last_date" in facts else ""
    split = ", ".join(part for part in (f"split into {facts.get('parts', 'several')} deliveries", last) if part)
    return [split, _promise(facts), "splitting stays in-house"]


def _proposed(facts: Facts) -> str:
    """What the reader takes the page to say."""
    said, field = facts.get("acknowledged"), facts.get("field", "")
    if said is None:
        return ""
    return f" it says {in_days_and_months('acknowledged', facts) if _is_date(said) else shown(field, said, date.max)}"


SENTENCES: dict[str, Callable[[Facts], list[str]]] = {
    "price_over_tolerance": _amount("over", "price"),
    "price_under_tolerance": _amount("beyond", "price"),
    "price_within_tolerance": _amount("within", "price"),
    "quantity_over": _amount("over", "quantity"),
    "quantity_short": _amount("beyond", "quantity"),
    "quantity_within_tolerance": _amount("within", "quantity"),
    "total_over_tolerance": _amount("over", "total"),
    "total_under_tolerance": _amount("beyond", "total"),
    "total_within_tolerance": _amount("within", "total"),
    "total_follows_lines": lambda _facts: ["the differences of the lines explain the total"],
    "date_later": _date("later"),
    "date_earlier": _date("earlier"),
    "date_within_tolerance": _date_within,
    "po_number_other": lambda _facts: ["the document names another purchase order"],
    "currency_other": lambda facts: [f"another currency than the ordered {facts.get('ordered', '')}".rstrip()],
    "unit_other": lambda facts: ["another unit of measure: quantity and price mean something else", _line_worth(facts)],
    "item_other": lambda facts: ["another item than ordered", _line_worth(facts)],
    "line_missing": lambda facts: ["ordered, and not on the document", _line_worth(facts)],
    "line_extra": lambda _facts: ["on the document, and not ordered"],
    "line_split": _split,
    "line_backordered": lambda facts: ["backordered", _line_worth(facts), _promise(facts)],
    "line_cancelled": lambda facts: ["the vendor cancels the line", _line_worth(facts), "cancelling stays in-house"],
    "line_substituted": lambda facts: ["the vendor sends another item instead", _line_worth(facts)],
    "hangs_on_other": lambda facts: [f"hangs on the {field_name(facts.get('hangs_on', 'line'))}, which differs too"],
    "value_unreadable": lambda _facts: ["cannot be compared: look at the page"],
    "item_spelled_otherwise": lambda facts: ["may be the ordered item in another spelling", _line_worth(facts)],
    "reader_unsure": lambda facts: [f"the reader is not sure{_proposed(facts)}; look at the page"],
    "changed_unasked": lambda _facts: ["the ERP changed it when another value was written; keep leaves it so"],
    "caution": lambda facts: [cautions.sentence(facts.get("caution", ""))],
}
