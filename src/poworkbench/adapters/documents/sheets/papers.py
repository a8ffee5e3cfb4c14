"""Workbooks and separated values: one paper for each sheet that a person sees."""

from __future__ import annotations

from poworkbench.adapters.documents import kinds
from poworkbench.adapters.documents.sheets.cells import LEFT_OUT
from poworkbench.adapters.documents.sheets.contents import grids_of
from poworkbench.adapters.documents.sheets.grid import read_pages
from poworkbench.domain.problems import NoText
from poworkbench.reading.paper import Paper


def papers_of_sheet(content: bytes) -> tuple[Paper, ...]:
    """The sheets in their order, with the pages numbered through; NoText where no cell can be seen."""
    found = grids_of(content)
    if not found.grids:
        raise NoText
    cautions = tuple(f"{LEFT_OUT}:{name}" for name in found.left_out)
    papers: list[Paper] = []
    pages = 0
    for grid in found.grids:
        papers.append(Paper(kinds.SHEET, read_pages(grid, pages + 1), grid.name, cautions=cautions))
        pages += len(grid.pages)
    return tuple(papers)
