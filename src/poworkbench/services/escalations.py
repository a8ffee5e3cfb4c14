"""Handing to the client's buyer what an operator may not or will not decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from poworkbench.domain.events import Draft, Escalated
from poworkbench.domain.playbook import Playbook
from poworkbench.domain.reviews import Key
from poworkbench.services.opened import Opened, open_review
from poworkbench.services.refusals import NotTaken
from poworkbench.services.stores import Store
from poworkbench.services.views import EVERYTHING, Changes, ReviewRow


@dataclass(frozen=True, slots=True)
class Letter:
    """What the buyer reads; `question` is what he is asked."""

    subject: str
    text: str
    question: str


#: Words an escalation; an empty question asks for the standard one.
Compose = Callable[[Opened, ReviewRow, str], Letter]


@dataclass(frozen=True, slots=True)
class Escalations:
    """Records an escalation; the comment on the order and the mail to the buyer are owed from then on."""

    store: Store
    playbook: Playbook
    person: str
    compose: Compose

    def escalate(self, document: str, key: Key, question: str) -> Changes:
        """Ask the buyer of the order about one value."""
        with self.store.writing() as unit:
            opened = open_review(unit, document, self.playbook)
            row, order = opened.row(key), opened.review.ordered
            if order is None:
                raise NotTaken("no_order")
            letter = self.compose(opened, row, question.strip())
            event = Escalated(
                order.buyer, row.ordered, row.acknowledged, letter.question, letter.subject, letter.text,
                row.rule, dict(row.facts), row.evidence,
            )  # fmt: skip
            unit.append([Draft(event, opened.about(key))], self.person)
        return EVERYTHING
