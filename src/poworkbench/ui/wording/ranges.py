"""Line numbers in few words: `Lines 1, 3–6, 8 agree`."""

from __future__ import annotations

from collections.abc import Sequence


def ranges(numbers: Sequence[str]) -> str:
    """The numbers in their order, neighbours drawn together: `1, 3–6, 8`."""
    return ", ".join(_run(run) for run in _runs(numbers))


def agreeing(numbers: Sequence[str]) -> str:
    """The words on the folded row."""
    if len(numbers) == 1:
        return f"Line {numbers[0]} agrees in every field"
    return f"Lines {ranges(numbers)} agree in every field"


def _runs(numbers: Sequence[str]) -> list[list[str]]:
    step = 10 if all(number.isdecimal() and int(number) % 10 == 0 for number in numbers) else 1
    runs: list[list[str]] = []
    for number in numbers:
        if runs and _follows(runs[-1][-1], number, step):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _follows(before: str, after: str, step: int) -> bool:
    """ERPs count lines in ones or in tens."""
    return before.isdecimal() and after.isdecimal() and int(after) - int(before) == step


def _run(run: list[str]) -> str:
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run)
