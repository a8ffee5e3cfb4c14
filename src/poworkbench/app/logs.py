"""The program's log: one JSON object for each line, rotating, without a secret in it.

Values of purchase orders do not belong here either: the journal holds those. A log says what the program did.
"""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

BYTES_EACH = 1_000_000
FILES_KEPT = 5
HIDDEN = "[hidden]"

_SECRETS = (
    re.compile(r"(?i)(\b(?:bearer|basic)\s+)[\w.~+/=-]{4,}"),
    re.compile(
        r"(?i)(\b[\w-]*(?:token|password|passwd|secret|api[_-]?key|authorization)\b[\"']?\s*[=:]\s*[\"']?)[^\s\"',;&}]+"
    ),
    re.compile(r"(://)[^\s@]+(?=@)"),
)


def without_secrets(text: str) -> str:
    """The text with everything that looks like a token, a password or a login in an address taken out."""
    for pattern in _SECRETS:
        text = pattern.sub(rf"\g<1>{HIDDEN}", text)
    return text


class JsonLines(logging.Formatter):
    """A record as one line: moment in UTC, level, logger, thread, message, and the traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "thread": record.threadName,
            "message": without_secrets(record.getMessage()),
        }
        if record.exc_info:
            said["trace"] = without_secrets(self.formatException(record.exc_info))
        return json.dumps(said, ensure_ascii=False)


def start(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Log from now on to poworkbench.log in this folder; the handler can be removed and closed again."""
    handler = RotatingFileHandler(
        folder / "poworkbench.log", maxBytes=BYTES_EACH, backupCount=FILES_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    logging.captureWarnings(capture=True)
    return handler


def stop(handler: logging.Handler) -> None:
    """Close the log; used by tests and at the end of the program."""
    logging.captureWarnings(capture=False)
    logging.getLogger().removeHandler(handler)
    handler.close()
