"""The desk's database: journal, documents and the read tables derived from them (SQLite, SQLAlchemy Core)."""
