"""Statements that run for every event: put into the driver's words once, then run by its own cursor.

SQLAlchemy builds and looks up a statement at each call, which takes several times as long as SQLite takes to run one.
The driver keeps what it has prepared by the statement's text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.sql import ClauseElement

_DIALECT = SQLiteDialect_pysqlite()


class Prepared:
    """One statement of Core; its values are given by the names of its columns or parameters."""

    def __init__(self, statement: ClauseElement) -> None:
        compiled: Any = statement.compile(dialect=_DIALECT)
        self._text = str(compiled)
        self._places = [(name, compiled.params[name]) for name in compiled.positiontup or ()]

    def run(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        """The driver's cursor after the statement has run."""
        return driver(connection).execute(self._text, [values.get(name, given) for name, given in self._places])

    def run_all(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Once for each row, as quickly as the driver can."""
        told = [[values.get(name, given) for name, given in self._places] for values in rows]
        driver(connection).executemany(self._text, told)

    def row(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        """The first row, or None."""
        return self.run(connection, values).fetchone()


def driver(connection: Connection) -> Any:
    """The driver's own connection under one of SQLAlchemy's."""
    return connection.connection.driver_connection
