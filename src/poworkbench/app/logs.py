"""The program's log: one JSON object for each line, rotating; `log_words` keeps out what must not lie open."""

from __future__ import annotations

import json
import logging
import sys
import threading
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from poworkbench.app.log_words import told, where

BYTES_EACH = 1_000_000
FILES_KEPT = 5


class JsonLines(logging.Formatter):
    """A record as one line: moment in UTC, level, logger, thread, message, and where an error came from."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "thread": record.threadName,
            "message": told(record),
        }
        if record.exc_info and record.exc_info[1]:
            said["trace"] = where(record.exc_info[1])
        return json.dumps(said, ensure_ascii=False)


class LogFile(RotatingFileHandler):
    """The log while it is written; knows who was told of unforeseen errors before it."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, maxBytes=BYTES_EACH, backupCount=FILES_KEPT, encoding="utf-8", delay=True)
        self.told_before = sys.excepthook, threading.excepthook


def start(folder: Path, level: int = logging.INFO) -> LogFile:
    """Log from now on to poworkbench.log in this folder, unforeseen errors too, until `stop`."""
    handler = LogFile(folder / "poworkbench.log")
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    logging.captureWarnings(capture=True)
    sys.excepthook, threading.excepthook = _main_thread_failed, _thread_failed
    return handler


def _main_thread_failed(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    """What nobody foresaw is written down before it is shown."""
    logging.getLogger("poworkbench").critical("unforeseen", exc_info=(kind, problem, trace))
    sys.__excepthook__(kind, problem, trace)


def _thread_failed(failure: threading.ExceptHookArgs) -> None:
    problem = failure.exc_value or failure.exc_type()
    logging.getLogger("poworkbench").critical("unforeseen", exc_info=(failure.exc_type, problem, failure.exc_traceback))
    threading.__excepthook__(failure)


def stop(handler: LogFile) -> None:
    """Close the log and leave everything as it was before."""
    sys.excepthook, threading.excepthook = handler.told_before
    logging.captureWarnings(capture=False)
    logging.getLogger().removeHandler(handler)
    handler.close()
