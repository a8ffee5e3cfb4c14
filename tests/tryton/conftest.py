"""The real Tryton's fixtures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.benches import Bench
from tests.tryton.servers import Tryton, sqlite_template, tryton


@pytest.fixture(scope="session")
def template(request: pytest.FixtureRequest) -> Path:
    """The database that each server begins with."""
    return sqlite_template(request.config.cache.mkdir("tryton"))  # type: ignore[union-attr]


@pytest.fixture(scope="session")
def server(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tryton]:
    """One server for tests that each keep to an order of their own."""
    with tryton(tmp_path_factory.mktemp("tryton"), template) as running:
        yield running


@pytest.fixture
def bench(server: Tryton, tmp_path: Path) -> Iterator[Bench]:
    """A whole desk on the real ERP, with its orders pulled."""
    made = Bench(tmp_path / "desk", server, profile="tryton")
    try:
        made.sync()
        assert made.desk.rounds.line.trouble is None
        yield made
    finally:
        made.close()
