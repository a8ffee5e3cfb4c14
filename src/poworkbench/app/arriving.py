"""When a document arrived: what the client measures is counted from there."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Dated(Protocol):
    """Knows when a mail was sent (adapters.documents.reader)."""

    def sent_at(self, content: bytes) -> datetime | None:
        """The moment in UTC, None where the file is no mail or does not say."""
        ...


def arrived_at(documents: Dated, content: bytes, filed: datetime) -> datetime:
    """A mail arrived when it was sent, another file when it came into the folder (`filed`).

    A sender's clock that is ahead makes no mail arrive before it was there.
    """
    sent = documents.sent_at(content)
    return sent if sent and sent < filed else filed
