"""Whatever operators, files, hands, the ERP and other people do, in any order: nothing is lost and nothing is made up.

In the end every decision is in the ERP and confirmed, or an open conflict with what the ERP has.
"""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.benches import document
from tests.exports import HandBench, hand_benches, read_back, row

from poworkbench.services.refusals import NotTaken

PRICE = ("1", "unit_price")
DOCUMENTS = {"PO-1": {"unit_price": "131.50"}, "PO-2": {"unit_price": "118.00"}}

ERRANDS = ("file", "file again", "erp takes files", "enter", "enter one, not", "export")

verbs = st.sampled_from(["accept", "keep", "undo", "type 130", "type 140"])
steps = st.one_of(
    st.tuples(verbs, st.sampled_from(sorted(DOCUMENTS))),
    st.tuples(st.sampled_from(["somebody 150", "somebody back"]), st.sampled_from(sorted(DOCUMENTS))),
    st.tuples(
        st.sampled_from(["file", "file again", "erp takes files", "enter", "enter one, not", "export"]), st.just("")
    ),
)


class Story:
    """A desk, an ERP that is a table of prices, and the files that it has not taken yet."""

    def __init__(self, bench: HandBench) -> None:
        self.bench, self.files = bench, list[Path]()
        self.prices = dict.fromkeys(DOCUMENTS, "125,00")
        self.decided: set[str] = {"125,00"}
        self.export()
        self.docs = {po: bench.receive(document(po, said), f"{po}.json") for po, said in DOCUMENTS.items()}

    def act(self, verb: str, po: str) -> None:
        operator, self_docs = self.bench.desk.operator, getattr(self, "docs", {})
        self.bench.later(minutes=1)
        with contextlib.suppress(NotTaken):  # as a person who presses a key that has nothing to do
            if verb == "accept":
                operator.accept(self_docs[po], *PRICE)
            elif verb == "keep":
                operator.keep(self_docs[po], *PRICE)
            elif verb == "undo":
                operator.undo(self_docs[po])
            elif verb.startswith("type"):
                operator.enter(self_docs[po], *PRICE, verb.split()[1])
            elif verb.startswith("somebody"):
                self.prices[po] = "150,00" if verb.endswith("150") else "125,00"
            else:
                {"file": self.file, "file again": self.again, "erp takes files": self.take_files, "enter": self.enter,
                 "enter one, not": self.enter_and_undo, "export": self.export}[verb]()  # fmt: skip

    def file(self, *, again: bool = False) -> None:
        file = self.bench.folder / f"updates-{len(list(self.bench.folder.glob('updates*')))}.csv"
        if self.bench.desk.exchange.give(file, again=again).rows:
            self.files.append(file)

    def again(self) -> None:
        self.file(again=True)

    def take_files(self) -> None:
        for file in self.files:
            for told in read_back(file)[1:]:
                self.prices[told[0]] = told[4]
        self.files.clear()

    def enter(self) -> None:
        for po, line, field, text in self.bench.enter_all():
            assert (line, field) == PRICE
            self.prices[po] = text

    def enter_and_undo(self) -> None:
        order = self.bench.desk.exchange.next_order()
        if order:
            self.bench.desk.exchange.not_entered(self.bench.desk.exchange.entered(order.steps[0].marks))

    def export(self) -> None:
        self.bench.take([row(po, line, **({"Unit_Price": price} if line == 1 else {}))
                         for po, price in self.prices.items() for line in (1, 2)])  # fmt: skip

    def end(self) -> None:
        """Everything that is under way comes to its end; what somebody set back before it was seen is given again."""
        for _ in range(3):
            for verb in ("file again", "erp takes files", "enter", "export"):
                self.act(verb, "")


@settings(max_examples=20, phases=[Phase.generate])
@given(st.lists(steps, min_size=3, max_size=14))
def test_every_decision_arrives_or_is_an_open_conflict(script: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder, hand_benches(Path(folder) / "desk") as bench:
        story = Story(bench)
        for verb, po in script:
            story.act(verb, po)
        story.end()
        found = bench.desk.exchange.standing()
        assert (found.to_give, found.not_seen) == (0, ())
        for po, doc in story.docs.items():
            shown = bench.value(doc, *PRICE)
            assert float(shown.erp_now) == float(story.prices[po].replace(",", "."))
            if shown.decision is None or shown.decision.sync == "nothing":
                continue
            if shown.decision.sync == "conflict":
                continue
            assert shown.decision.sync == "confirmed"
            if shown.decision.value is not None and not changed_since(script, po):
                assert float(shown.decision.value) == float(shown.erp_now)
        assert bench.desk.operator.verify(lambda _done, _all: None, lambda: False).broken_entry is None


def changed_since(script: list[tuple[str, str]], po: str) -> bool:
    """Whether somebody else edited the order: the ERP may have theirs although ours was confirmed before."""
    return any(verb.startswith("somebody") and on == po for verb, on in script)
