"""A mail laid into the watched folder: it arrived when it was sent."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from tests.benches import Bench

from poworkbench.adapters.arrivals.folder import FolderArrivals

MAIL = b"From: a@nordvik.example\nSubject: PO-1\nDate: Mon, 12 Oct 2020 15:20:12 +0200\n\nPO-1\n"
#: A copied file keeps its old time; it came when it was copied.
COPIED = 1_700_000_000


def test_mails_arrive_when_they_were_sent_and_other_files_when_they_came(bench: Bench) -> None:
    inbox = bench.home / "inbox"
    (inbox / "ack.eml").write_bytes(MAIL)
    (inbox / "ahead.eml").write_bytes(MAIL.replace(b"2020", b"2099"))
    (inbox / "ack.txt").write_bytes(b"PO-1, sent on Mon, 12 Oct 2020 15:20:12 +0200")
    for file in inbox.iterdir():
        os.utime(file, (COPIED, COPIED))
    bench.desk.arrivals = FolderArrivals(inbox, settle_seconds=0)
    for _ in range(2):
        bench.desk.take_in()
    arrived = {row.name: row.arrived_at for row in bench.desk.operator.queue()}
    assert arrived["ack.eml"] == datetime(2020, 10, 12, 13, 20, 12, tzinfo=UTC)
    came = datetime.fromtimestamp(COPIED, UTC)
    assert came < arrived["ahead.eml"] <= datetime.now(UTC)
    assert came < arrived["ack.txt"] <= datetime.now(UTC)
