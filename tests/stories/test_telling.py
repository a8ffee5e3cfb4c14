"""A story that ends badly is printed as a person would tell it, as short as it can be; steps do what they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.stories.faults import CALLS, FAULTS, FAULTS_OF_SENDING, SENDING
from tests.stories.kills import MOMENTS
from tests.stories.steps import NOTHING, SYNC, Story, breaks, decides, finishes, jumps, kills, stories
from tests.stories.telling import told
from tests.stories.world import ONE, Stage, World

from poworkbench.domain.events import ValueDecided

FIRST, PRICE = "the first acknowledgement", "the price"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with Stage(tmp_path) as made:
        yield made


def printed(problem: BaseException) -> str:
    """What a failing test shows beneath its error, without the end."""
    return "\n".join(problem.__notes__).split("\nIn the end")[0]


def nobody_decides(world: World) -> None:
    """An invariant that does not hold."""
    assert not any(isinstance(entry.event, ValueDecided) for entry in world.entries())


def test_a_failing_story_is_printed_step_by_step(stage: Stage) -> None:
    story = Story([
        decides("accept", FIRST, PRICE), NOTHING, kills("while it records {}, before that is committed", 1),
        breaks("write", "The line breaks after the ERP has done {}", 1), SYNC, jumps("a day ahead", timedelta(days=1)),
        finishes(FIRST), finishes(FIRST),
    ])  # fmt: skip
    with pytest.raises(AssertionError) as failed:
        told(stage, story, nobody_decides)
    assert printed(failed.value).splitlines() == [
        "The story:",
        "1. The operator accepts the price on the first acknowledgement.",
        "2. The desk will be killed while it records the next thing, before that is committed.",
        "3. The line breaks after the ERP has done the next write.",
        "4. The desk makes a round with the ERP.",
        "5. The desk's clock jumps a day ahead.",
        "6. The operator keeps the rest of the first acknowledgement as ordered and is done with it. "
        "Here the desk is killed. It is started again.",
        "7. The operator keeps the rest of the first acknowledgement as ordered and is done with it.",
    ]


@pytest.mark.long
def test_a_broken_invariant_is_found_and_told_in_one_sentence(stage: Stage) -> None:
    @settings(
        max_examples=40, database=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink)
    )
    @given(story=stories())
    def any_day(story: Story) -> None:
        told(stage, story, nobody_decides)

    with pytest.raises(AssertionError) as failed:
        any_day()
    assert printed(failed.value).startswith("The story:\n1. The operator ")
    assert len(printed(failed.value).splitlines()) == 2


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_desk_goes_on_from_what_lay_on_the_disk(stage: Stage, moment: str) -> None:
    world = stage.world()
    try:
        steps = [decides("accept", FIRST, PRICE), decides("escalate", FIRST, "the date"), SYNC]
        said = [world.does(step) for step in (kills(moment, 1), *steps)]
        assert said.count("Here the desk is killed. It is started again.") == 1
        world.evening()
        assert world.erp.now(ONE)["lines"][0]["unit_price"] in ("131.50", "125.00")
        assert world.bench.holds()
    finally:
        world.close()


@pytest.mark.parametrize("call", CALLS)
def test_every_fault_hits_the_call_that_it_speaks_of(stage: Stage, call: str) -> None:
    for said in FAULTS_OF_SENDING if call in SENDING else FAULTS:
        world = stage.world()
        try:
            for step in (decides("accept", FIRST, PRICE), decides("escalate", FIRST, "the date"), finishes(FIRST)):
                world.does(step)
            world.does(breaks(call, said, 1))
            world.bench.sync()
            assert not world.erp.breaking(), said
        finally:
            world.close()
