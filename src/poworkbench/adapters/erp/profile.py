"""The shape of an ERP profile: all that one ERP wants to be asked differently from another, as data.

A path names a place in an answer, its steps parted by "/" (`order_id/0`, `@odata.etag`); a number counts in a list.
A text in a call may hold placeholders, `{po}` or `{line/id}`; docs/erp-profiles.md lists them.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

Name = Annotated[str, msgspec.Meta(min_length=1)]
Count = Annotated[int, msgspec.Meta(ge=1)]
Meaning = Literal["stale", "refused", "gone", "not_let_in", "not_allowed", "busy", "unreachable", "done"]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of a profile; a key that nobody knows is a mistake and is said."""


class Call(_Strict, frozen=True, kw_only=True):
    """One HTTP call; `send` says how the body travels."""

    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
    path: str
    query: dict[Name, str] = {}
    headers: dict[Name, str] = {}
    body: Any = None
    send: Literal["json", "bytes", "multipart"] = "json"


class Paging(_Strict, frozen=True, kw_only=True):
    """How the next page is asked for.

    cursor, link: found at `path` of the answer · after: what stands at `path` of the last item, `first` before there is
    one, which no order that comes or goes meanwhile can shift · offset: counted here
    """

    by: Literal["none", "cursor", "link", "offset", "after"] = "none"
    path: str = ""
    first: str | int = 0
    size: Count = 100


class Listing(Call, frozen=True, kw_only=True):
    """A call that gives many things, found at `items`."""

    items: str
    paging: Paging = Paging()


class One(Call, frozen=True, kw_only=True):
    """A call that gives one thing, found at `item`; where nothing is found there, it is gone."""

    item: str = ""


class Place(_Strict, frozen=True, kw_only=True):
    """Where a value stands in an answer: its wire format where it is not the ERP's usual one, what its codes mean.

    `values` turns the ERP's codes into ours, `otherwise` is what every other code means. `none` are the ERP's words for
    nothing; where nothing stands at `path`, `fallback` is looked at.
    """

    path: Name
    fallback: str = ""
    none: tuple[str, ...] = ()
    wire: str = ""
    values: dict[str, str] = {}
    otherwise: str | None = None
    optional: bool = False


Places = dict[Name, Name | Place]


class Orders(_Strict, frozen=True, kw_only=True):
    """How orders are found: `open` gives all open ones, `changed` those changed since `{since}`, `one` one of them.

    `id` is the ERP's own name of an order, by which lines and comments point to it; `version` its concurrency token.
    Where a list gives no whole orders, `each` is true and every one of them is asked for by itself. Where an order can
    only be asked for by the ERP's own name, `find` gives that for its number, and `one` is told it as `{listed/…}`.
    """

    open: Listing
    changed: Listing
    one: One
    find: One | None = None
    map: Places
    id: str = ""
    version: str = ""
    each: bool = False


class Lines(_Strict, frozen=True, kw_only=True):
    """Where lines are: `inside` the order's answer, or asked for by `call` for `{ids}` and told apart by `parent`."""

    map: Places
    inside: str = ""
    call: Listing | None = None
    parent: str = ""
    version: str = ""


class Apart(_Strict, frozen=True, kw_only=True):
    """Fields that an ERP keeps elsewhere and that are written by a call of their own."""

    fields: tuple[Name, ...]
    call: Call


class Writing(_Strict, frozen=True, kw_only=True):
    """One kind of write: our fields and the ERP's names for them, and what is always sent together.

    `states` says in which of the ERP's states (at `state` of the order's answer) a field may be written; a field that
    is not named there may be written in all. `then` is sent after every write, for ERPs that want it submitted.
    """

    call: Call
    apart: tuple[Apart, ...] = ()
    then: Call | None = None
    fields: dict[Name, Name]
    together: tuple[Name, ...] = ()
    state: str = ""
    states: dict[Name, tuple[str, ...]] = {}


class Notes(_Strict, frozen=True, kw_only=True):
    """Comments or attachments of an order: how they are listed, where each one's text stands, how one is added."""

    list: Listing
    text: Name
    add: Call


class Rule(_Strict, frozen=True, kw_only=True):
    """What an answer means: the first rule that fits counts; `detail` is where the ERP's sentence is."""

    means: Meaning
    status: tuple[int, ...] = ()
    path: str = ""
    matches: str = ""
    detail: str = ""


class Auth(_Strict, frozen=True, kw_only=True):
    """How the ERP knows us; `secret` in a text stands for what the keyring holds."""

    kind: Literal["bearer", "header", "basic", "client_credentials", "oauth1", "login"] = "bearer"
    header: str = "Authorization"
    format: str = "Bearer {secret}"
    token_url: str = ""
    scope: str = ""
    client_id: str = ""


class About(_Strict, frozen=True, kw_only=True):
    """What the profile is for, and on what it stands: `seen` running, or in the vendor's documentation alone.

    `lanes`: how many orders may be written at once, each over a connection of its own.
    """

    name: Name
    versions: Name
    seen: Literal["running", "documentation"]
    connector: str = ""
    time_zone: str = ""
    decimal: str = "text"
    date: str = "iso"
    moment: str = "iso"
    lock: Literal["token", "look_first"] = "token"
    lanes: Annotated[int, msgspec.Meta(ge=1, le=16)] = 4


class Profile(_Strict, frozen=True, kw_only=True):
    """One ERP. `settings` are what a desk must say about its own: the name of a database, a company."""

    erp: About
    orders: Orders
    lines: Lines
    settings: dict[Name, Name] = {}
    auth: Auth = Auth()
    headers: dict[Name, str] = {}
    write_line: Writing
    write_order: Writing | None = None
    comments: Notes | None = None
    attachments: Notes | None = None
    errors: tuple[Rule, ...] = ()
    details: tuple[Name, ...] = ()
