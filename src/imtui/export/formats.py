"""Every form in which something can be carried away. What writes a form is imported when that form is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from imtui.guide.compare import Comparison
    from imtui.guide.model import Guide
    from imtui.guide.query import Index, Query
    from imtui.guide.reading.check import Summary
    from imtui.guide.reading.problems import Problem
    from imtui.pages.blocks import Page

PAGE_FORMATS = ("text", "md", "html")
TABLE_FORMATS = (*PAGE_FORMATS, "csv", "json")
"""The forms of lists and comparisons."""

CHECK_FORMATS = ("text", "json")


def pages_as(output_format: str, guide: Guide, pages: Sequence[Page], layout: str = "handout") -> str:
    """Write pages, one after the other, in one of PAGE_FORMATS; each says where it comes from, a booklet once."""
    from imtui.pages.provenance import with_provenance

    signing = 1 if layout == "booklet" else len(pages)
    pages = [*(with_provenance(page, guide) for page in pages[:signing]), *pages[signing:]]
    if output_format == "html":
        from imtui.export.html import Layout, document

        return document(pages, Layout(layout))
    if output_format == "md":
        from imtui.export.markdown import page_as_markdown as write
    else:
        from imtui.export.text import page_as_text as write
    return "\n".join(map(write, pages))


def shortened(pages: Sequence[Page], no_sources: bool) -> Sequence[Page]:
    """Pages without their sources, when these are not wanted."""
    if not no_sources:
        return pages
    from imtui.pages.brief import without_sources

    return [without_sources(page) for page in pages]


def list_as(output_format: str, index: Index, query: Query, notes: Sequence[str] = ()) -> str:
    """Write the messengers that answer a query in one of TABLE_FORMATS; for people, with notes on its words."""
    if output_format == "text":
        from imtui.export.text_list import list_as_text

        return list_as_text(index, query, notes)
    if output_format in ("csv", "json"):
        from imtui.export.lists import list_as_csv, list_as_json

        return list_as_json(index, query) if output_format == "json" else list_as_csv(index, query, notes)
    from imtui.pages.listing import list_page

    return pages_as(output_format, index.guide, [list_page(index, query, notes)])


def comparison_as(output_format: str, guide: Guide, comparison: Comparison, left_out: int = 0) -> str:
    """Write a comparison, from which `left_out` rows were taken, in one of TABLE_FORMATS."""
    if output_format in ("csv", "json"):
        from imtui.export.comparison import comparison_as_csv, comparison_as_json

        write = comparison_as_csv if output_format == "csv" else comparison_as_json
        return write(guide, comparison)
    from imtui.pages.comparison import comparison_page

    return pages_as(output_format, guide, [comparison_page(comparison, left_out)])


def as_file(output_format: str, text: str) -> str:
    """What stands in a file of one of these forms: spreadsheets take CSV for UTF-8 only when a mark says so."""
    from imtui.export.spreadsheet import BYTE_ORDER_MARK

    return BYTE_ORDER_MARK + text if output_format == "csv" else text


def check_as(output_format: str, problems: Sequence[Problem], summary: Summary | None) -> str:
    """Write what was found in a guide in one of CHECK_FORMATS."""
    from imtui.export.checks import report_as_json, report_as_text

    return report_as_json(problems, summary) if output_format == "json" else report_as_text(problems, summary)
