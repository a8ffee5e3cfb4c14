"""The desk's tables: kept for ever (journal, documents, desk), or only derived (orders, reviews, outbox)."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

#: Raised when a read table changes its shape or meaning; the read tables are then dropped and replayed.
PROJECTION = 4

kept = MetaData()
derived = MetaData()

desk = Table("desk", kept, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

documents = Table(
    "documents",
    kept,
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

journal = Table(
    "journal",
    kept,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("writer", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("po_number", Text),
    Column("document", Text, ForeignKey("documents.sha256")),
    Column("line", Text),
    Column("field", Text),
    Column("body", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("writer", "seq"),
    Index("journal_by_order", "po_number", "position"),
    Index("journal_by_document", "document", "position"),
)

orders = Table(
    "orders",
    derived,
    Column("po_number", Text, primary_key=True),
    Column("po_key", Text, nullable=False, index=True),
    Column("vendor_name", Text, nullable=False, index=True),
    Column("sales_key", Text, index=True),
    Column("state", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
)

reviews = Table(
    "reviews",
    derived,
    Column("document", Text, primary_key=True),
    Column("po_number", Text, index=True),
    Column("name", Text, nullable=False),
    Column("arrived_at", Text, nullable=False, index=True),
    Column("state", Text, nullable=False, index=True),
    Column("vendor_name", Text),
    Column("sales_order", Text),
    Column("problem", Text),
    Column("lines", Integer, nullable=False),
    Column("needs", Integer, nullable=False),
    Column("decided", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("looked_at", Integer, nullable=False),
    Column("given", Integer, nullable=False),
    Column("in_tray", Integer, nullable=False),
)

outbox = Table(
    "outbox",
    derived,
    Column("operation", Text, primary_key=True),
    Column("position", Integer, nullable=False, index=True),
    Column("entry", Text, nullable=False, index=True),
    Column("po_number", Text, nullable=False, index=True),
    Column("given", Text),
)

_GUARDS = ("journal", "documents")


def guards() -> dict[str, str]:
    """The triggers that make a table append-only, by name."""
    return {
        f"{table}_refuses_{verb.lower()}": f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in _GUARDS
        for verb in ("UPDATE", "DELETE")
    }


def create(connection: Connection) -> None:
    """Make what is not there yet."""
    kept.create_all(connection)
    derived.create_all(connection)
    for name, statement in guards().items():
        if not connection.scalar(text("SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = :n"), {"n": name}):
            connection.execute(text(statement))
