"""Any day at the desk, any trouble on the line: the ERP has what was decided, once, or a person sees why not.

Operators, other people in the ERP, faults, kills and restarts do anything in any order; tests/stories has what can
happen and what must hold in the evening.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.stories.steps import Story, stories
from tests.stories.telling import told
from tests.stories.world import Stage

#: Explaining a story takes longer than reading it.
_PHASES = (Phase.explicit, Phase.generate, Phase.shrink)
_TOLD = settings(suppress_health_check=list(HealthCheck), print_blob=False, phases=_PHASES)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with Stage(tmp_path) as made:
        yield made


@pytest.mark.timeout(300)
@settings(_TOLD, max_examples=30)
@given(story=stories())
def test_any_day_ends_well(stage: Stage, story: Story) -> None:
    told(stage, story)


@pytest.mark.long
@pytest.mark.timeout(2000)
@settings(_TOLD, max_examples=2000, derandomize=False, database=None)
@given(story=stories())
def test_any_of_many_days_ends_well(stage: Stage, story: Story) -> None:
    told(stage, story)
