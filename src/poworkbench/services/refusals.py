"""Why a verb was not done: a code and its particular; the sentence lives in ui.wording."""

from __future__ import annotations


class NotTaken(Exception):
    """What an operator asked for was not done and nothing was recorded.

    `code` names the reason (the sentences for the codes are in ui.wording.refusals), `detail` the particular.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
