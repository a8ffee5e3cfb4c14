"""How a printed number names a purchase order."""

from __future__ import annotations

import pytest

from poworkbench.domain.order_numbers import (
    NUMBER,
    NUMBER_PART,
    NUMBER_RELEASE,
    NUMBER_SHORT,
    NUMBER_SIMILAR,
    named,
)


@pytest.mark.parametrize(
    ("printed", "ordered", "how"),
    [
        ("PO-104233", "PO-104233", NUMBER),
        ("po 104233", "PO-104233", NUMBER),
        ("300 000 946", "300000946", NUMBER),
        ("12", "12", NUMBER),
        ("104233", "PO-104233", NUMBER_SHORT),
        ("0000104233", "PO-104233", NUMBER_SHORT),
        ("P0-104233", "PO-104233", NUMBER_SHORT),
        ("PO100563", "100563", NUMBER_SHORT),
        ("170034   -1", "170034", NUMBER_RELEASE),
        ("14283001  - 001 OP", "14283001", NUMBER_RELEASE),
        ("8374765 OP", "8374765", NUMBER_RELEASE),
        ("PO-104233 Rev 2", "PO-104233", NUMBER_RELEASE),
        ("PO-104233-R1", "PO-104233", NUMBER_RELEASE),
        ("104233/2", "PO-104233", NUMBER_RELEASE),
        ("170034", "170034-1", NUMBER_RELEASE),
        ("PO-1042", "PO-104233", NUMBER_PART),
        ("App4Sales orde", "App4Sales order 1", NUMBER_PART),
        ("PO-104323", "PO-104233", NUMBER_SIMILAR),
        ("104323", "PO-104233", NUMBER_SIMILAR),
        ("PO-10423", "PO-104233", NUMBER_PART),
        ("PO-14233", "PO-104233", NUMBER_SIMILAR),
        ("170034-1", "170034-2", NUMBER_SIMILAR),
        ("PO-104190", "PO-104250", None),
        ("2026-117", "2026", None),
        ("99", "PO-104299", None),
        ("", "PO-104233", None),
        (None, "PO-104233", None),
    ],
)
def test_how_a_number_names_an_order(printed: str | None, ordered: str, how: str | None) -> None:
    assert named(printed, ordered) == how


def test_a_prefix_with_digits_is_known_from_the_playbook() -> None:
    assert named("104233", "H2-104233") == NUMBER_PART
    assert named("104233", "H2-104233", prefix="H2-") == NUMBER_SHORT
