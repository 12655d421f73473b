"""Plain text for screen readers, pipes and 80 columns: linear, one fact per line, marks as words."""

from __future__ import annotations

import textwrap

from imtui.guide.text import glued
from imtui.language import labelled, series
from imtui.pages.blocks import Block, Heading, Note, Page, Paragraph, Row, Sign, Spans, Table, Title, VerdictLine

WIDTH = 80
_PREFIXES = {Sign.WARNING: "! ", Sign.BULLET: "- ", Sign.NO: "- "}


def page_as_text(page: Page) -> str:
    """Write a page as plain text."""
    lines: list[str] = []
    before: Block | None = None
    for block in page.blocks:
        if _is_item(before) and isinstance(block, Row):
            lines.pop()  # the facts of an item stand right below its name
        elif isinstance(before, Row) and _is_item(block):
            lines.append("")
        lines += block_as_text(block)
        before = block
    return "\n".join(lines).strip() + "\n"


def _is_item(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.sign in (Sign.BULLET, Sign.NO)


def block_as_text(block: Block) -> list[str]:
    """The lines of a block."""
    if isinstance(block, Title):
        title = f"{block.text} ({block.aside})" if block.aside else block.text
        return [*wrapped(title, ""), "=" * min(len(title), WIDTH), ""]
    if isinstance(block, Heading):
        return ["", block.text, "-" * len(block.text)]
    if isinstance(block, VerdictLine):
        criteria = series(labelled(c.name, c.word) for c in block.criteria)
        return [*wrapped(f"{block.category.text.upper()}. {criteria}.", ""), ""]
    if isinstance(block, Paragraph):
        return [*wrapped(spoken(block.spans), _PREFIXES.get(block.sign, "") if block.sign else ""), ""]
    if isinstance(block, Note):
        details = f" ({block.details})" if block.details else ""
        return [f"[{block.number}] {block.address}{details}"]
    if isinstance(block, Table):
        return _table(block)
    return wrapped(_row(block), "")


def _table(table: Table) -> list[str]:
    """A table line after line: what is asked, then what each column answers."""
    lines: list[str] = []
    for group in table.groups:
        lines += block_as_text(Heading(group.label))
        for row in group.rows:
            lines += [row.label, *(line for cell in row.cells for line in wrapped(_row(cell), "  ", "    ")), ""]
    return lines


def _row(row: Row) -> str:
    answer = row.word.text if row.word else ""
    rest = spoken(row.spans)
    said = f"{answer}. {rest}" if answer and rest else answer or rest
    return labelled(row.label, said) if row.label else f"  {said}"


def spoken(spans: Spans) -> str:
    """Spans as one hears them: the word of a sign instead of the sign."""
    return " ".join("".join(span.text for span in spans).split())


def wrapped(text: str, prefix: str, hanging: str = "") -> list[str]:
    """Break a text into lines: the first one after `prefix`, the others as far to the right unless told otherwise."""
    indent = hanging or " " * (len(prefix) or 2)
    lines = textwrap.wrap(
        glued(text),
        WIDTH,
        initial_indent=prefix,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\u00a0", " ") for line in lines] or [""]
