"""What trying an ERP showed, a line for each step, and what to do where something does not work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from poworkbench.services.erp_check import Facts, Tried

_STEPS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "list": ("list of open orders", lambda told: f"{_orders(told)} on {_pages(told)}"),
    "clock": ("the ERP's clock", lambda told: f"{told['seconds']} s beside this desk's"),
    "missing": ("an order that is not there", lambda _told: "it says so"),
    "changed": ("what changed since a moment", lambda told: f"{told['order']} is among it"),
    "order": ("one order", lambda told: f"{told['order']}, {_many(told['lines'], 'line')}"),
    "comments": ("an order's comments", lambda told: _many(told["count"], "comment")),
    "attachments": ("an order's attachments", lambda told: _many(told["count"], "attachment")),
    "stale": ("a write over somebody's edit", lambda _told: "it is refused"),
    "same": ("a write of the value that is there", lambda told: f"{told['order']}, line {told['line']}, unchanged"),
    "comment": ("a comment", lambda told: f"on {told['order']}"),
}

_UNMET = {
    "NotLetIn": "The token is missing, wrong or expired. Ask for another one, and keep it with: poworkbench token",
    "NotAllowed": "The token is good, and a right is missing. Ask the client's administrator for the right to do this.",
    "Unreachable": "No answer that can be understood. Look at the address and at the network.",
    "NotAsAgreed": "It answers otherwise than agreed. Ask who looks after the ERP's interface.",
    "Busy": "It asks to wait. Try again in a minute.",
    "Refused": "It will not take this. Ask who looks after the ERP which rights the token needs.",
    "Stale": "It says that the order changed meanwhile. Try again.",
    "Gone": "It has no such order or line. Look at the number.",
    "no_clock": "It does not say what time it has (the Date header). What was slow or late cannot be told then.",
    "clock_off": "Its clock and this desk's are more than a minute apart. Set the clocks.",
    "missing_found": "It gives an order under a number that no order has. Ask who looks after the ERP's interface.",
    "changed_left_out": "An order that changed at a moment is not among those changed since: edits would be missed.",
    "another_order": "It gives another order than was asked for.",
    "stale_taken": "It took a write over a version that nobody saw: somebody else's edit could be lost.",
    "value_moved": "The value that was written is not the one that is there afterwards.",
    "comment_lost": "The comment was taken and is not on the order.",
    "no_open_line": "The order has no open line. Name another one.",
}


def line(tried: Tried) -> str:
    """One step, for a person."""
    name, told = _STEPS[tried.step]
    if not tried.unmet:
        return f"works  {name}: {told(tried.told)}"
    detail = f" ({' '.join(tried.detail.split())})" if tried.detail else ""
    return f"FAILS  {name}{detail}. {_UNMET.get(tried.unmet, tried.unmet)}"


def verdict(steps: Sequence[Tried], written: str | None) -> str:
    """What all of it means; `written` is the order that was written to."""
    failed = sum(bool(tried.unmet) for tried in steps)
    if failed:
        return f"{failed} of {len(steps)} steps failed. Mend them before anybody relies on this ERP."
    if written is None:
        return "All that was tried works. Nothing was written; to try that too, name an order: --write PO"
    return f"All that was tried works. {written} has a comment that says so; nothing else was changed."


def _orders(told: Facts) -> str:
    return _many(told["orders"], "order") + (" and more" if told["more"] == "yes" else "")


def _pages(told: Facts) -> str:
    return _many(told["pages"], "page")


def _many(count: str, thing: str) -> str:
    return f"{count} {thing}" + ("" if count == "1" else "s")
