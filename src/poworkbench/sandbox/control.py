"""The addresses under /_sandbox: what no ERP has, and a test or a demonstration needs.

    GET  /_sandbox/health   {"pid", "orders"}
    GET  /_sandbox/writes   {"writes": [{"at", "key", "po", "line", "field", "old", "new"}]}, one for each field
                            written; `key` is null for somebody else's edit
    GET  /_sandbox/faults   {"faults": [{"name", "seconds", "times", "only"}]}
    POST /_sandbox/faults   {"name", "on", "seconds", "times", "only"}; {"name": "all", "on": false} clears all
    POST /_sandbox/edit     {"po", "line", "field", "value"}: somebody else's edit of any field that is there
                            (line null: the head)
    POST /_sandbox/clock    {"ahead"}: the clock is put on by so many seconds (back where negative); from then on
                            orders are stamped by it as it goes, also when it goes back

They need the same token as the others, and no fault touches them.
"""

from __future__ import annotations

import os
from datetime import timedelta

from poworkbench.sandbox import orders
from poworkbench.sandbox.answers import Answer, Problem, Request, body_object
from poworkbench.sandbox.faults import Faults
from poworkbench.sandbox.store import Store

_WRITE = ("at", "key", "po", "line", "field", "old", "new")


def answer(request: Request, store: Store, faults: Faults) -> Answer:
    """Do what an address under /_sandbox asks."""
    match request.method, *request.path[1:]:
        case "GET", "health":
            return Answer(200, {"pid": os.getpid(), "orders": store.rows("SELECT count(*) FROM orders")[0][0]})
        case "GET", "writes":
            found = store.rows("SELECT at, key, po, line, field, old, new FROM writes ORDER BY id")
            return Answer(200, {"writes": [dict(zip(_WRITE, kept, strict=True)) for kept in found]})
        case "GET", "faults":
            return Answer(200, {"faults": faults.listed()})
        case "POST", "faults":
            return _switched(request, faults)
        case "POST", "clock":
            return _clock_put(request, store)
        case "POST", "edit":
            return _edited(request, store)
    raise Problem(404, "There is nothing at this address.")


def _switched(request: Request, faults: Faults) -> Answer:
    values = body_object(request)
    if values.get("name") == "all" and values.get("on") is False:
        faults.clear()
    else:
        faults.switch(values)
    return Answer(200, {"faults": faults.listed()})


def _clock_put(request: Request, store: Store) -> Answer:
    ahead = body_object(request).get("ahead")
    if not isinstance(ahead, int):
        raise Problem(422, "ahead is a number of seconds.")
    store.ahead = timedelta(seconds=ahead)
    return Answer(200, {"now": store.now().isoformat()})


def _edited(request: Request, store: Store) -> Answer:
    values = body_object(request)
    po, line, field, value = (values.get(name) for name in ("po", "line", "field", "value"))
    if not isinstance(po, str) or not isinstance(field, str) or not isinstance(value, str | None):
        raise Problem(422, "An edit needs po, field and a value that is text or null.")
    with store.transaction():
        row = orders.known(store, po)
        if field not in orders.fields(row, line):
            raise Problem(422, f"There is no field {field}.")
        return orders.shown(orders.change(store, row, line, {field: value}, key=None))
