"""What services may count on from services.ports.Erp, asked of the REST client and a real server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256

import pytest
from tests.erps import rest_erp
from tests.sandboxes import Sandbox

from poworkbench.adapters.erp.profiled import ProfileErp
from poworkbench.services.ports import Busy, Erp, ErpProblem, Gone, NotLetIn, Refused, Snapshot, Stale, Unreachable


@pytest.fixture
def erp(sandbox: Sandbox) -> Iterator[ProfileErp]:
    client = rest_erp(sandbox.url, lambda: sandbox.token, page_size=5, connect=2, read=5)
    yield client
    client.close()


def numbers(erp: Erp, since: datetime | None = None) -> list[str]:
    return [snapshot.order.po_number for page in erp.changed_since(since) for snapshot in page]


def written(erp: Erp, po: str, line: str, values: dict[str, str | None], *, version: str, key: str) -> Snapshot:
    erp.write_line(po, line, values, version=version, key=key)
    return erp.order(po)


def head_written(erp: Erp, po: str, values: dict[str, str | None], *, version: str, key: str) -> Snapshot:
    erp.write_order(po, values, version=version, key=key)
    return erp.order(po)


# reading


def test_all_open_orders_come_in_pages_each_once(erp: ProfileErp) -> None:
    pages = list(erp.changed_since(None))
    assert [len(page) for page in pages] == [5, 5, 2]
    assert numbers(erp) == [f"PO-{number}" for number in range(1, 13)]


def test_an_order_has_exact_values(erp: ProfileErp) -> None:
    order = erp.order("PO-3").order
    line = order.lines[0]
    assert (line.quantity, line.unit_price, line.promised_date) == (Decimal(4), Decimal("125.00"), date(2026, 11, 20))
    assert str(line.unit_price) == "125.00"
    assert (order.customer_promise, order.total, order.ship_to) == (date(2026, 12, 4), Decimal("1000.00"), None)


def test_changed_since_includes_the_moment_itself(erp: ProfileErp, sandbox: Sandbox) -> None:
    sandbox.edit("PO-4", "1", "quantity", "5")
    sandbox.edit("PO-2", "1", "quantity", "6")
    fourth, second = erp.order("PO-4"), erp.order("PO-2")
    assert numbers(erp, fourth.changed_at) == ["PO-4", "PO-2"]
    assert numbers(erp, second.changed_at) == ["PO-2"]
    assert numbers(erp, second.changed_at + timedelta(microseconds=1)) == []


def test_an_order_changed_while_pages_are_fetched_is_not_missed_and_skips_none(
    erp: ProfileErp, sandbox: Sandbox
) -> None:
    pages = erp.changed_since(None)
    seen = [snapshot.order.po_number for snapshot in next(pages)]
    sandbox.edit("PO-1", "1", "quantity", "9")
    sandbox.edit("PO-7", "1", "quantity", "9")
    later = [snapshot for page in pages for snapshot in page]
    assert {*seen, *(snapshot.order.po_number for snapshot in later)} == {f"PO-{number}" for number in range(1, 13)}
    last = {snapshot.order.po_number: snapshot.order.lines[0].quantity for snapshot in later}
    assert (last["PO-1"], last["PO-7"]) == (Decimal(9), Decimal(9))


def test_a_closed_order_is_told_to_who_asks_for_changes_and_not_listed_as_open(
    erp: ProfileErp, sandbox: Sandbox
) -> None:
    before = erp.order("PO-12").changed_at
    sandbox.edit("PO-5", None, "state", "closed")
    assert "PO-5" not in numbers(erp)
    assert [s.order.state for page in erp.changed_since(before) for s in page][-1] == "closed"


def test_the_servers_time_is_known_after_an_answer(erp: ProfileErp) -> None:
    assert erp.server_time() is None
    changed_at = erp.order("PO-1").changed_at
    told = erp.server_time()
    assert told is not None
    assert abs(told - changed_at) < timedelta(minutes=5)


# writing


def test_a_line_is_written_and_the_version_moves_on(erp: ProfileErp, sandbox: Sandbox) -> None:
    seen = erp.order("PO-1")
    after = written(erp, "PO-1", "2", {"unit_price": "131.50"}, version=seen.version, key="k1")
    assert after.order.lines[1].unit_price == Decimal("131.50")
    assert after.order.total == Decimal("1026.00")
    assert after.version != seen.version
    assert after == erp.order("PO-1")
    assert [(w["key"], w["po"], w["line"], w["field"], w["old"], w["new"]) for w in sandbox.writes()] == [
        ("k1", "PO-1", "2", "unit_price", "125.00", "131.50")
    ]


def test_every_field_a_vendor_may_change_can_be_written(erp: ProfileErp) -> None:
    values = {"quantity": "3.5", "unit_price": "0.0125", "promised_date": "2026-12-04", "vendor_item": "ÅB 1/2"}
    seen = erp.order("PO-1")
    line = written(erp, "PO-1", "1", {**values, "status": "backordered"}, version=seen.version, key="k").order.lines[0]
    assert (line.quantity, line.unit_price) == (Decimal("3.5"), Decimal("0.0125"))
    assert (line.promised_date, line.vendor_item, line.status) == (date(2026, 12, 4), "ÅB 1/2", "backordered")


@pytest.mark.parametrize("by", ["ana at desk-1", "Łukasz Żak at desk-1", ""])
def test_whoever_decided_it_may_have_any_letters(erp: ProfileErp, by: str) -> None:
    erp.write_line("PO-1", "1", {"quantity": "3"}, version=erp.order("PO-1").version, key=f"k{by}", by=by)
    assert erp.order("PO-1").order.lines[0].quantity == Decimal(3)


def test_the_head_is_written(erp: ProfileErp) -> None:
    values = {"vendor_order_number": "4471820", "acknowledged_on": "2026-10-07"}
    order = head_written(erp, "PO-2", values, version=erp.order("PO-2").version, key="k").order
    assert (order.vendor_order_number, order.acknowledged_on) == ("4471820", date(2026, 10, 7))


def test_a_date_can_be_taken_away(erp: ProfileErp) -> None:
    seen = erp.order("PO-1")
    after = written(erp, "PO-1", "1", {"promised_date": None}, version=seen.version, key="k")
    assert after.order.lines[0].promised_date is None


def test_the_same_key_is_done_once_even_when_its_version_is_old_by_now(erp: ProfileErp, sandbox: Sandbox) -> None:
    version = erp.order("PO-1").version
    first = written(erp, "PO-1", "1", {"quantity": "3"}, version=version, key="k1")
    again = written(erp, "PO-1", "1", {"quantity": "3"}, version=version, key="k1")
    assert again == first
    assert len(sandbox.writes("k1")) == 1


def test_a_key_is_not_taken_for_another_write(erp: ProfileErp, sandbox: Sandbox) -> None:
    version = erp.order("PO-1").version
    after = written(erp, "PO-1", "1", {"quantity": "3"}, version=version, key="k1")
    with pytest.raises(Refused):
        erp.write_line("PO-1", "1", {"quantity": "2"}, version=after.version, key="k1")
    assert sandbox.now("PO-1")["lines"][0]["quantity"] == "3"


def test_a_write_on_an_old_version_is_stale_and_changes_nothing(erp: ProfileErp, sandbox: Sandbox) -> None:
    seen = erp.order("PO-1")
    sandbox.edit("PO-1", "1", "unit_price", "130.00")
    with pytest.raises(Stale):
        erp.write_line("PO-1", "1", {"unit_price": "131.50"}, version=seen.version, key="k1")
    assert sandbox.now("PO-1")["lines"][0]["unit_price"] == "130.00"
    assert sandbox.writes() == []


def test_a_stale_write_may_be_sent_again_under_its_key_and_merges(erp: ProfileErp, sandbox: Sandbox) -> None:
    seen = erp.order("PO-1")
    sandbox.edit("PO-1", "1", "promised_date", "2026-12-24")
    with pytest.raises(Stale):
        erp.write_line("PO-1", "1", {"unit_price": "131.50"}, version=seen.version, key="k1")
    after = written(erp, "PO-1", "1", {"unit_price": "131.50"}, version=erp.order("PO-1").version, key="k1")
    line = after.order.lines[0]
    assert (line.unit_price, line.promised_date) == (Decimal("131.50"), date(2026, 12, 24))
    assert len(sandbox.writes("k1")) == 1


@pytest.mark.parametrize(
    "values",
    [
        {"quantity": "-1"},
        {"quantity": None},
        {"quantity": "four"},
        {"unit_price": "1e3"},
        {"promised_date": "20.11.2026"},
        {"promised_date": "2026-02-30"},
        {"promised_date": "2026-10-01"},
        {"vendor_item": ""},
        {"status": "perhaps"},
        {"description": "Table"},
        {},
    ],
)
def test_what_the_erp_will_not_take_is_refused_whole_with_its_sentence(
    erp: ProfileErp, sandbox: Sandbox, values: dict[str, str | None]
) -> None:
    before = erp.order("PO-1")
    with pytest.raises(Refused) as caught:
        erp.write_line(
            "PO-1", "1", {"unit_price": "131.50", **values} if values else {}, version=before.version, key="k"
        )
    assert caught.value.detail.endswith(".")
    assert erp.order("PO-1") == before


def test_a_closed_order_is_not_written(erp: ProfileErp, sandbox: Sandbox) -> None:
    sandbox.edit("PO-1", None, "state", "closed")
    with pytest.raises(Refused, match="PO-1 is closed"):
        erp.write_line("PO-1", "1", {"quantity": "3"}, version=erp.order("PO-1").version, key="k")


def test_what_is_not_there_is_gone(erp: ProfileErp) -> None:
    with pytest.raises(Gone):
        erp.order("PO-99")
    with pytest.raises(Gone):
        erp.write_line("PO-1", "7", {"quantity": "3"}, version=erp.order("PO-1").version, key="k")
    with pytest.raises(Gone):
        erp.comment("PO-99", "Hello", key="c")


def test_comments_and_files_arrive_once_and_leave_the_version(erp: ProfileErp) -> None:
    before, content = erp.order("PO-1"), bytes(range(256)) * 400
    for _ in range(2):
        erp.comment("PO-1", "Price asked back, ref. PO-1/2 – „131,50“", key="c1")
        erp.attach("PO-1", "Bestätigung & Co.pdf", content, key="a1")
    assert list(erp.comments("PO-1")) == ["Price asked back, ref. PO-1/2 – „131,50“"]
    assert list(erp.attachments("PO-1")) == [sha256(content).hexdigest()]
    assert erp.order("PO-1") == before
    assert list(erp.comments("PO-2")) == []


def test_a_number_with_strange_signs_is_one_order(erp: ProfileErp) -> None:
    with pytest.raises(Gone, match=r"26/118 \?#1"):
        erp.order("26/118 ?#1")


# when it goes wrong


@pytest.mark.parametrize("token", [None, "", "guess-4711", "new\nline", "schlüssel"])
def test_without_the_right_token_nobody_is_let_in_and_the_token_is_not_shown(
    sandbox: Sandbox, token: str | None
) -> None:
    client = rest_erp(sandbox.url, lambda: token)
    with pytest.raises(NotLetIn) as caught:
        client.order("PO-1")
    client.close()
    assert not token or token not in str(caught.value)


def test_a_token_that_is_renewed_counts_at_once(sandbox: Sandbox) -> None:
    tokens = iter(["old", sandbox.token])
    client = rest_erp(sandbox.url, lambda: next(tokens))
    with pytest.raises(NotLetIn):
        client.order("PO-1")
    assert client.order("PO-1").order.po_number == "PO-1"
    client.close()


def test_nobody_listening_is_unreachable(erp: ProfileErp, sandbox: Sandbox) -> None:
    erp.order("PO-1")
    sandbox.kill()
    with pytest.raises(Unreachable) as caught:
        erp.order("PO-1")
    assert "127.0.0.1" not in str(caught.value)
    sandbox.start()
    assert erp.order("PO-1").order.po_number == "PO-1"


def test_down_is_unreachable_and_back_it_works(erp: ProfileErp, sandbox: Sandbox) -> None:
    version = erp.order("PO-1").version
    sandbox.fault("down")
    for _ in range(3):
        with pytest.raises(Unreachable):
            erp.order("PO-1")
    with pytest.raises(Unreachable):
        erp.write_line("PO-1", "1", {"quantity": "3"}, version=version, key="k")
    sandbox.fault("down", on=False)
    erp.write_line("PO-1", "1", {"quantity": "3"}, version=version, key="k")
    assert len(sandbox.writes("k")) == 1


def test_slow_is_unreachable_when_patience_ends_and_the_write_may_have_been_done(sandbox: Sandbox) -> None:
    hasty = rest_erp(sandbox.url, lambda: sandbox.token, read=0.1)
    version = hasty.order("PO-1").version
    sandbox.fault("slow", seconds=0.4, times=1)
    with pytest.raises(Unreachable, match="in time"):
        hasty.write_line("PO-1", "1", {"quantity": "3"}, version=version, key="k")
    hasty.close()
    patient = rest_erp(sandbox.url, lambda: sandbox.token)
    after = written(patient, "PO-1", "1", {"quantity": "3"}, version=version, key="k")
    patient.close()
    assert after.order.lines[0].quantity == Decimal(3)
    assert len(sandbox.writes("k")) == 1


def test_busy_says_how_long_to_wait(erp: ProfileErp, sandbox: Sandbox) -> None:
    sandbox.fault("busy", seconds=7, times=1)
    with pytest.raises(Busy) as caught:
        erp.order("PO-1")
    assert caught.value.retry_after == 7
    assert erp.order("PO-1")


def test_an_error_of_the_server_is_unreachable(erp: ProfileErp, sandbox: Sandbox) -> None:
    sandbox.fault("error", times=1)
    with pytest.raises(Unreachable):
        erp.order("PO-1")


def test_a_connection_cut_after_the_write_is_unreachable_and_sent_again_is_done_once(
    erp: ProfileErp, sandbox: Sandbox
) -> None:
    version = erp.order("PO-1").version
    sandbox.fault("cut")
    with pytest.raises(Unreachable):
        erp.write_line("PO-1", "1", {"quantity": "3"}, version=version, key="k1")
    with pytest.raises(Unreachable):
        erp.comment("PO-1", "Once", key="c1")
    assert erp.order("PO-1").order.lines[0].quantity == Decimal(3)
    sandbox.fault("cut", on=False)
    erp.write_line("PO-1", "1", {"quantity": "3"}, version=version, key="k1")
    erp.comment("PO-1", "Once", key="c1")
    assert len(sandbox.writes("k1")) == 1
    assert list(erp.comments("PO-1")) == ["Once"]


def test_an_answer_cut_in_the_middle_is_unreachable(erp: ProfileErp, sandbox: Sandbox) -> None:
    sandbox.fault("cut", only="reads", times=2)
    with pytest.raises(Unreachable, match="cut"):
        erp.order("PO-1")
    with pytest.raises(Unreachable):
        list(erp.changed_since(None))
    assert erp.order("PO-1")


def test_a_fault_for_writes_leaves_reads_alone(erp: ProfileErp, sandbox: Sandbox) -> None:
    sandbox.fault("error", only="writes")
    version = erp.order("PO-1").version
    with pytest.raises(ErpProblem):
        erp.write_order("PO-1", {"vendor_order_number": "1"}, version=version, key="k")


def test_what_the_erp_knows_survives_its_death(erp: ProfileErp, sandbox: Sandbox) -> None:
    after = written(erp, "PO-1", "1", {"quantity": "3"}, version=erp.order("PO-1").version, key="k1")
    sandbox.kill()
    sandbox.start()
    assert erp.order("PO-1") == after
    assert written(erp, "PO-1", "1", {"quantity": "3"}, version="any", key="k1") == after
    assert len(sandbox.writes("k1")) == 1


def test_simultaneous_writers_on_one_version_let_one_through(sandbox: Sandbox) -> None:
    clients = [rest_erp(sandbox.url, lambda: sandbox.token) for _ in range(6)]
    version, outcomes = clients[0].order("PO-1").version, list[str]()

    def write(number: int) -> None:
        try:
            clients[number].write_line("PO-1", "1", {"quantity": str(number)}, version=version, key=f"k{number}")
            outcomes.append("done")
        except Stale:
            outcomes.append("stale")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for client in clients:
        client.close()
    assert sorted(outcomes) == ["done"] + ["stale"] * 5
    assert len(sandbox.writes()) == 1


def test_moments_are_utc(erp: ProfileErp) -> None:
    assert erp.order("PO-1").changed_at.utcoffset() == datetime.now(UTC).utcoffset()
