"""Telling a story: what happens, one step after the other, then the evening; one that ends badly can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.stories.evening import check
from tests.stories.steps import NOTHING, Step
from tests.stories.world import Stage, World


def told(stage: Stage, story: Sequence[Step], look: Callable[[World], None] = check) -> None:
    """Tell a story and look at the evening; what fails carries the story as a text."""
    world, said = stage.world(), list[str]()
    try:
        for step in story:
            if step is not NOTHING:
                said.append(step.sentence)
                said[-1] += f" {remark}" if (remark := world.does(step)) else ""
        world.evening()
        look(world)
    except BaseException as problem:
        problem.add_note(as_text(said, problem))
        raise
    finally:
        world.close()


def as_text(said: Sequence[str], problem: BaseException) -> str:
    """The story with its steps numbered, and how it ended."""
    steps = [f"{number}. {sentence}" for number, sentence in enumerate(said, 1)]
    return "\n".join(["The story:", *steps, f"In the end: {problem or type(problem).__name__}"])
