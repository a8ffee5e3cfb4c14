"""Why something was not done, in a sentence that says what to do instead."""

from __future__ import annotations

from poworkbench.services.refusals import NotTaken

SENTENCES = {
    "in_house": "This stays in the client's house: E proposes it to the buyer.",
    "needs_person": "Something still needs you: Enter goes to it.",
    "nothing_to_accept": "The document prints no value here: C enters one.",
    "nothing_differs": "Nothing differs here: there is nothing to keep.",
    "changed_meanwhile": "Somebody changed this value in the ERP while you looked: look again, then decide.",
    "decided_since": "Another document of this order decided the same value since: take that back first.",
    "nothing_to_undo": "Nothing on this document can be taken back: P goes to the order before.",
    "not_a_number": "This is not a number.",
    "ambiguous_number": "This number can be read in two ways: write it without separators, 1234.50.",
    "ambiguous_date": "This date can be read in two ways: write 4 Dec or 2026-12-04.",
    "not_editable": "This field is not changed here: E asks the buyer.",
    "already_decided": "Something was decided on this order already: U takes it back first.",
    "not_a_date": "This is not a date: try 4 Dec, 2026-12-04 or +5.",
    "nothing_there": "Nothing is printed there: click on a word of the page.",
    "empty": "Type a value first.",
    "unknown_order": "There is no open order with this number.",
    "answers_an_order": "This document answers an order: it is decided, not put away.",
    "has_share": "This document is reviewed for that order already: the queue has it once for each of its orders.",
    "unknown_document": "This document is not here any more.",
    "no_order": "The document belongs to no order yet: L links it to one.",
    "no_such_lesson": "There is no lesson with this number: poworkbench lessons lists them.",
    "tried_by_itself": "This is sent by itself with the next round: F5 asks for one now.",
    "set_aside_already": "This is set aside already: U takes that back.",
    "settled_meanwhile": "This was settled meanwhile.",
    "no_way_out": "Nothing was done about this yet that could be taken back.",
    "no_reason": "Say why it is known not to be in the ERP.",
    "no_such_refusal": "There is nothing refused with this number: poworkbench refused lists everything.",
    "done": "This document is done already.",
    "not_given": "Nothing was entered that could be taken back, or an export has shown it meanwhile.",
    "no_layout": "The playbook does not say yet which column of an export holds what: Shift F3 shows it one "
    "(in a terminal: poworkbench exchange map FILE).",
    "no_updates_layout": "The playbook does not say how the ERP's import is laid out: [exchange.updates] is missing.",
}


def refused(problem: NotTaken) -> str:
    """The sentence for a refusal, with its particular behind it."""
    sentence = SENTENCES.get(problem.code, f"Not done ({problem.code.replace('_', ' ')}).")
    return f"{sentence} ({problem.detail})" if problem.detail else sentence


def failed(problem: BaseException) -> str:
    """The sentence for anything else that went wrong; the log has the rest."""
    return f"That went wrong and was not done: {type(problem).__name__}. Press F5 and try again."
