"""Every form in which something can be carried away, by the name that people choose it by."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from imtui.export.checks import report_as_json, report_as_text
from imtui.export.comparison import comparison_as_csv, comparison_as_json
from imtui.export.lists import list_as_csv, list_as_json, list_as_text
from imtui.export.markdown import page_as_markdown
from imtui.export.text import page_as_text
from imtui.guide.compare import Comparison
from imtui.guide.model import Guide
from imtui.guide.query import Index, Query
from imtui.pages.blocks import Page
from imtui.pages.comparison import comparison_page
from imtui.pages.listing import list_page


def pages_as_text(pages: Sequence[Page]) -> str:
    """Write pages as plain text, one after the other."""
    return "\n".join(map(page_as_text, pages))


def pages_as_markdown(pages: Sequence[Page]) -> str:
    """Write pages as Markdown, one after the other."""
    return "\n".join(map(page_as_markdown, pages))


def pages_as_html(pages: Sequence[Page]) -> str:
    """Write pages as one file of HTML."""
    # Building HTML takes modules that no other format needs.
    from imtui.export.html import document

    return document(pages)


PAGE_FORMATS: dict[str, Callable[[Sequence[Page]], str]] = {
    "text": pages_as_text,
    "md": pages_as_markdown,
    "html": pages_as_html,
}
LIST_FORMATS: dict[str, Callable[[Index, Query], str]] = {
    "text": list_as_text,
    "md": lambda index, query: pages_as_markdown([list_page(index, query)]),
    "html": lambda index, query: pages_as_html([list_page(index, query)]),
    "csv": list_as_csv,
    "json": list_as_json,
}
COMPARISON_FORMATS = (*PAGE_FORMATS, "csv", "json")
CHECK_FORMATS = {"text": report_as_text, "json": report_as_json}


def comparison_as(output_format: str, guide: Guide, comparison: Comparison, left_out: int = 0) -> str:
    """Write a comparison, from which `left_out` rows were taken, in one of COMPARISON_FORMATS."""
    if output_format == "csv":
        return comparison_as_csv(comparison)
    if output_format == "json":
        return comparison_as_json(guide, comparison)
    return PAGE_FORMATS[output_format]([comparison_page(comparison, left_out)])
