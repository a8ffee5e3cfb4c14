"""Everything that can happen in a story: each step with the sentence that tells it, and what it does to the world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from tests.stories.faults import CALLS, FAULTS, FAULTS_OF_SENDING, SENDING, silent
from tests.stories.kills import MOMENTS
from tests.stories.world import ONE, TWO, VALUES, World, arrives

NTH = ("", "next", "second", "third", "fourth")


@dataclass(frozen=True)
class Step:
    """`sentence` is all that is printed of it; `verb`: what an operator presses, and is told that it is saved."""

    sentence: str
    do: Callable[[World], object]
    verb: bool = False

    def __call__(self, world: World) -> None:
        self.do(world)

    def __repr__(self) -> str:
        return self.sentence


NOTHING = Step("Nothing happens.", lambda _: None)

#: An operator's verbs on one value, as a story tells them.
_VERBS = {"accept": "accepts {}", "keep": "keeps {} as ordered", "enter": "types another value for {}",
          "escalate": "asks the buyer about {}"}  # fmt: skip


def decides(verb: str, paper: str, value: str) -> Step:
    """An operator decides on a value."""
    key, typed, _ = VALUES[value]
    more = {"enter": (typed,), "escalate": ("",)}.get(verb, ())
    said = f"The operator {_VERBS[verb].format(value)} on {paper}."
    return Step(
        said, lambda world: getattr(world.bench.desk.operator, verb)(world.paper(paper), *key, *more), verb=True
    )


def undoes(paper: str) -> Step:
    """An operator takes his last decision back."""
    said = f"The operator takes back the last decision on {paper}."
    return Step(said, lambda world: world.bench.desk.operator.undo(world.paper(paper)), verb=True)


def finishes(paper: str) -> Step:
    """As at the screen: what still asks for a person is kept as ordered, then the document is done."""

    def do(world: World) -> None:
        document, desk = world.paper(paper), world.bench.desk.operator
        for row in desk.review(document).rows():
            if row.needs_person:
                desk.keep(document, *row.key)
        desk.confirm(document)

    return Step(f"The operator keeps the rest of {paper} as ordered and is done with it.", do, verb=True)


def settles(paper: str, verb: str) -> Step:
    """What came back from the ERP is decided once more."""

    def do(world: World) -> None:
        document, desk = world.paper(paper), world.bench.desk.operator
        for row in desk.review(document).rows():
            if row.decision and row.decision.sync in ("conflict", "refused"):
                getattr(desk, verb)(document, *row.key)

    how = "writes once more" if verb == "accept" else "leaves as the ERP has it"
    return Step(f"The operator {how} what came back on {paper}.", do)


def edits(po_number: str, value: str) -> Step:
    """Somebody at the client's changes a value."""
    (line, field), _, theirs = VALUES[value]

    def do(world: World) -> None:
        if world.erp.edit(po_number, line, field, theirs):
            world.past.edited(po_number, line, field)

    return Step(f"Somebody at the client's changes {value} of {po_number} in the ERP.", do)


def takes_off(po_number: str, line: str) -> Step:
    """Somebody at the client's takes a line off."""

    def do(world: World) -> None:
        world.erp.take_off(po_number, line)
        for (on, field), _, _ in VALUES.values():
            if on == line:
                world.past.edited(po_number, line, field)

    return Step(f"Somebody at the client's takes line {line} off {po_number}.", do)


def moves(po_number: str, state: str) -> Step:
    """The client's people, or the ERP by itself, move an order on."""
    said = f"The ERP {'opens' if state == 'open' else 'closes'} {po_number}{' again' if state == 'open' else ''}."
    return Step(said, lambda world: world.erp.edit(po_number, None, "state", state))


def breaks(call: str, said: str, nth: int, *, lasting: bool = False) -> Step:
    """One call to the ERP goes wrong, and where it is `lasting` every one after it."""
    fault = FAULTS_OF_SENDING[said]
    more = f"; and so it goes on with every {call}" if lasting else ""

    def do(world: World) -> None:
        world.erp.breaks(call, fault, nth, lasting=lasting)
        world.waits(impatient=world.impatient or fault is silent)

    return Step(f"{said.format(f'the {NTH[nth]} {call}')}{more}.", do)


def kills(moment: str, nth: int) -> Step:
    """The desk is killed when it comes to a moment; what comes then says where that was."""
    thing = {"ERP": "call", "send": "mail", "sent": "mail"}
    what = next((noun for word, noun in thing.items() if word in moment), "thing")
    return Step(f"The desk will be killed {moment.format(f'the {NTH[nth]} {what}')}.",
                lambda world: world.kills.plan(moment, nth))  # fmt: skip


def jumps(said: str, jump: timedelta) -> Step:
    """The desk's clock is put forward or back."""

    def do(world: World) -> None:
        world.clock.ahead += jump

    return Step(f"The desk's clock jumps {said}.", do)


SYNC = Step("The desk makes a round with the ERP.", lambda world: world.bench.sync())
MEND = Step("Everything about the line is mended.", lambda world: world.mend())
REFUSES = Step("Nobody listens at the ERP's address.", lambda world: world.refuses(connections=True))
ARRIVES = Step("The vendor sends the revision.", lambda world: arrives(world.bench, "the revision"))
RESTART = Step("The program is closed and started again.", lambda world: world.again())
CHANGE = Step("Another operator starts the program.",
              lambda world: world.again("ben" if world.person == "ana" else "ana"))  # fmt: skip

_PAPER = st.sampled_from([*["the first acknowledgement"] * 2, "the revision", "the other acknowledgement"])
_ORDER, _VALUE = st.sampled_from([ONE, ONE, TWO]), st.sampled_from(sorted(VALUES))
_DIFFERING = st.sampled_from(["the price", "the price", "the date"])
_VERB = st.sampled_from(["accept", "accept", "keep", "enter", "escalate"])
_ONCE = st.sampled_from([1, 1, 1, 2, 3])
#: What only looking at the ERP once more tells.
_UNTOLD = ["The ERP says that it did {}, and did nothing", "The line breaks after the ERP has done {}"]
_SENT = st.sampled_from(["write", "write", *SENDING])
_SENDING = st.builds(breaks, _SENT, st.sampled_from([*sorted(FAULTS_OF_SENDING), *_UNTOLD * 4]), _ONCE)
_CALLING = st.builds(
    breaks, st.sampled_from(sorted(CALLS)), st.sampled_from(sorted(FAULTS)), _ONCE, lasting=st.booleans()
)
_JUMPS = st.sampled_from([jumps("a day ahead", timedelta(days=1)), jumps("an hour back", timedelta(hours=-1))])
_DELETES = _ORDER.map(lambda po: Step(f"Somebody at the client's deletes {po}.", lambda world: world.erp.delete(po)))

#: How often each comes among the others: of what an operator does all day the most, of what ends an order little.
_WEIGHTS: tuple[tuple[int, st.SearchStrategy[Step]], ...] = (
    (4, st.just(NOTHING)), (10, st.just(SYNC)), (3, st.just(MEND)),
    (16, st.builds(decides, _VERB, _PAPER, _DIFFERING)), (5, st.builds(decides, st.just("enter"), _PAPER, _VALUE)),
    (5, _PAPER.map(undoes)), (5, _PAPER.map(finishes)),
    (4, st.builds(settles, _PAPER, st.sampled_from(["accept", "keep"]))),
    (4, st.builds(edits, _ORDER, _VALUE)), (5, st.builds(edits, _ORDER, _DIFFERING)), (6, _SENDING), (6, _CALLING),
    (6, st.builds(kills, st.sampled_from(sorted(MOMENTS)), _ONCE)), (4, st.sampled_from([RESTART, CHANGE])),
    (3, st.just(ARRIVES)), (1, st.just(REFUSES)),
    (2, st.builds(moves, _ORDER, st.sampled_from(["closed", "open", "open"]))), (2, _JUMPS),
    (1, st.builds(takes_off, _ORDER, st.sampled_from(["1", "2"]))), (1, _DELETES),
)  # fmt: skip
_KINDS = [kind for kind, (weight, _) in enumerate(_WEIGHTS) for _ in range(weight)]
STEPS = st.sampled_from(_KINDS).flatmap(lambda kind: _WEIGHTS[kind][1])  # `one_of` would take each but once


class Story(list[Step]):
    """A failing test names it and no more: telling.py prints it so that it can be read."""

    def _repr_pretty_(self, printer: Any, _cycle: object) -> None:
        printer.text("as told above")


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Long ones, since short ones tell little; "nothing happens" stands for what a failing story does not need."""
    return Story(draw(st.lists(STEPS, min_size=12, max_size=28)))
