"""Every problem with a file has a line that names the file, the cause and the next step."""

from __future__ import annotations

import pytest

from poworkbench.domain.problems import PROBLEMS, DocumentProblem, KindNotReadYet, TookTooLong, TooLarge
from poworkbench.ui.wording.problems import SENTENCES, sentence


def test_every_problem_has_its_sentence_and_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == set(PROBLEMS)


@pytest.mark.parametrize("problem", PROBLEMS.values())
@pytest.mark.parametrize("detail", ["", "the particular\nof it"])
def test_a_sentence_is_one_line_with_the_files_name_and_a_next_step(
    problem: type[DocumentProblem], detail: str
) -> None:
    line = sentence(problem(detail), "ack.pdf")
    assert line.startswith("ack.pdf: ")
    assert "\n" not in line
    assert any(step in line for step in ("Ask the vendor", "Look at it", "Open it elsewhere"))


def test_particulars_are_told() -> None:
    assert "60000 x 60000 pixels" in sentence(TooLarge("60000 x 60000 pixels"), "x")
    assert "after 60 seconds" in sentence(TookTooLong("60"), "x")
    assert "it is a spreadsheet, which the workbench could not read" in sentence(KindNotReadYet("sheet"), "x")


def test_a_problem_of_a_newer_version_has_a_line_too() -> None:
    class Strange(DocumentProblem):
        code = "strange"

    assert sentence(Strange("odd"), "x") == "x: it cannot be read (odd)."
