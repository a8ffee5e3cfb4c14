"""The log is one JSON object for each line, and no secret gets into it."""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from poworkbench.app import log_words, logs


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log that runs while the test does."""
    handler = logs.start(tmp_path)
    yield tmp_path / "poworkbench.log"
    logs.stop(handler)


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def test_a_message_is_one_line_whatever_it_holds(log: Path) -> None:
    logging.getLogger("sync").warning("no answer ✓:\n%s after %d tries", "arrivals", 3)
    (line,) = lines(log)
    assert (line["level"], line["logger"], line["message"]) == (
        "warning",
        "sync",
        "no answer ✓:\narrivals after 3 tries",
    )
    assert line["at"].endswith("+00:00")


SECRET = "s3cr3t-V4lue.x/y="


@pytest.mark.parametrize(
    "message",
    [
        f"Authorization: Bearer {SECRET}",
        f"headers {{'Authorization': 'Bearer {SECRET}'}}",
        f"GET https://erp.example/orders?access_token={SECRET}&page=2",
        f"https://ana:{SECRET}@erp.example/",
        f'{{"password": "{SECRET}"}}',
        f"api-key={SECRET}",
        f"client_secret: {SECRET}",
    ],
)
def test_no_secret_gets_into_the_log(log: Path, message: str) -> None:
    logger = logging.getLogger("erp")
    logger.info(message)
    logger.info("%s", message)
    try:
        raise RuntimeError(message)
    except RuntimeError:
        logger.exception("failed")
    text = log.read_text(encoding="utf-8")
    assert log_words.HIDDEN in text
    assert SECRET not in text


def test_ordinary_words_stay(log: Path) -> None:
    message = "the work broke off: token missing, tried again in 10 seconds, see docs/reliability.md"
    logging.getLogger("erp").info(message)
    assert lines(log)[0]["message"] == message


def test_nothing_of_an_order_or_a_paper_gets_into_the_log(log: Path) -> None:
    logger = logging.getLogger("urllib3.connectionpool")
    logger.warning("Retrying (%r) after connection broken by '%r': %s", 3, OSError("PO-104233"), "/orders/PO-104233")
    logger.warning("%(vendor)s asks %(price)s", {"vendor": "Nordvik Furniture AB", "price": "131.50"})
    logger.warning("line %d of %s", 2, "Nordvik Furniture AB")
    try:
        try:
            raise OSError(28, "PO-104233 does not fit")
        except OSError as full:
            raise LookupError("Nordvik Furniture AB, 131.50") from full
    except LookupError:
        logger.exception("what is owed to %s was not brought", "PO-104233")
    found = lines(log)
    assert [line["message"] for line in found] == [
        "Retrying (3) after connection broken by ''[hidden]'': [hidden]", "[hidden] asks [hidden]",
        "line 2 of [hidden]", "what is owed to [hidden] was not brought",
    ]  # fmt: skip
    assert "LookupError: unit/test_logs.py:" in found[3]["trace"]
    assert "< OSError 28: unit/test_logs.py:" in found[3]["trace"]
    assert not any(secret in log.read_text() for secret in ("104233", "Nordvik", "131.50"))


def test_what_nobody_foresaw_is_written_down(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    thread = threading.Thread(target=lambda: 1 // 0, name="sync")
    thread.start()
    thread.join()
    sys.excepthook(LookupError, LookupError("no such row"), None)
    found = lines(log)
    assert [line["level"] for line in found] == ["critical", "critical"]
    assert "ZeroDivisionError" in found[0]["trace"]
    assert "LookupError" in found[1]["trace"]
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "no such row" in said


def test_an_old_log_makes_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "BYTES_EACH", 1000)
    monkeypatch.setattr(logs, "FILES_KEPT", 2)
    handler = logs.start(tmp_path)
    for _ in range(9):
        logging.getLogger("erp").info("x" * 600)
    logs.stop(handler)
    names = [file.name for file in sorted(tmp_path.iterdir())]
    assert names == ["poworkbench.log", "poworkbench.log.1", "poworkbench.log.2"]


def test_a_stopped_log_is_written_no_more_and_leaves_no_trace(tmp_path: Path) -> None:
    before = sys.excepthook, threading.excepthook
    logs.stop(logs.start(tmp_path))
    assert (sys.excepthook, threading.excepthook) == before
    logging.getLogger("erp").error("after the end")
    assert not (tmp_path / "poworkbench.log").exists()
