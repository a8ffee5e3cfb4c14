"""Every caution of a reading has a sentence that says what to do next."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from poworkbench.ui.wording.cautions import SENTENCES, sentence

SOURCE = Path(__file__).parents[2] / "src" / "poworkbench" / "adapters" / "documents"
STEPS = ("vendor", "Look at", "Decide", "Go through", "accept them")


@pytest.mark.parametrize("code", SENTENCES)
@pytest.mark.parametrize("detail", ["", ":the particular\nof it"])
def test_a_sentence_is_one_line_with_a_next_step(code: str, detail: str) -> None:
    line = sentence(code + detail)
    assert "\n" not in line
    assert line.endswith(".")
    assert any(step in line for step in STEPS)


def test_every_caution_of_the_edi_reader_is_worded() -> None:
    texts = [file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py")]
    codes = {code for text in texts for code in re.findall(r'"(edi_[a-z_]+|lines_not_listed)[:"{]', text)}
    assert len(codes) > 8
    assert codes <= set(SENTENCES)


def test_particulars_are_told() -> None:
    assert "SE says 26 segments, there are 19" in sentence("edi_counts:SE says 26 segments, there are 19")
    assert "refuses the order" in sentence("lines_not_listed:cancelled")
    assert "accepts the lines that are not listed" in sentence("lines_not_listed:accepted")


def test_a_caution_of_a_newer_version_has_a_line_too() -> None:
    assert sentence("strange:odd") == "It must not be taken as it is (strange:odd). Go through it line by line."
