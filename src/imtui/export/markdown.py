"""Pages as Markdown that a forge renders; text of the guide stays text."""

from __future__ import annotations

import re

from imtui.export.text import spoken
from imtui.language import labelled, series
from imtui.pages.blocks import Block, Heading, Note, Page, Paragraph, Role, Row, Sign, Spans, Table, Title, VerdictLine

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&$])")
_LINE_START = re.compile(r"^(\s*(?:\d+(?=[.)]))?)([-+=:.)])")
"""What begins a list, a rule, or the line under a heading, when it stands first."""

_LIVE = re.compile(r"[^\s`|]*(?:://|www\.|@|#\w|:[a-z][\w+-]*:)[^\s`|]*", re.IGNORECASE)
"""What a forge makes something of by itself: addresses, people, issues, pictures named between colons."""
_PREFIXES = {Sign.WARNING: "**!** ", Sign.BULLET: "- ", Sign.NO: "- "}


def page_as_markdown(page: Page) -> str:
    """Write a page as Markdown."""
    parts: list[str] = []
    previous: Block | None = None
    for block in page.blocks:
        if previous is not None and not (isinstance(block, (Row, Note)) and type(block) is type(previous)):
            parts.append("")
        parts.append(_block(block))
        previous = block
    return "\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Keep a text from being taken for markup; what forges turn into links by themselves stands as code."""
    parts: list[str] = []
    end = 0
    for live in _LIVE.finditer(text):
        parts += [_SPECIAL.sub(r"\\\1", text[end : live.start()]), f"`{live.group()}`"]
        end = live.end()
    parts.append(_SPECIAL.sub(r"\\\1", text[end:]))
    return _LINE_START.sub(r"\1\\\2", "".join(parts))


def _block(block: Block) -> str:
    if isinstance(block, Title):
        return f"# {escape(block.text)}" + (f" ({escape(block.aside)})" if block.aside else "")
    if isinstance(block, Heading):
        return f"## {escape(block.text)}"
    if isinstance(block, VerdictLine):
        criteria = series(labelled(escape(c.name), c.word) for c in block.criteria)
        return f"**{escape(block.category.text)}**. {criteria}."
    if isinstance(block, Paragraph):
        return (_PREFIXES.get(block.sign, "") if block.sign else "") + _inline(block.spans)
    if isinstance(block, Note):
        return f"- [{block.number}] <{block.address}>" + (f" ({escape(block.details)})" if block.details else "")
    if isinstance(block, Table):
        return _table(block)
    return _row(block)


def _table(table: Table) -> str:
    """A table a group, since Markdown knows no heading inside a table."""
    heads = ["|".join(("", *(f" {escape(head)} " for head in (table.corner, *table.columns)), ""))]
    heads.append("|" + "---|" * (len(table.columns) + 1))
    parts = []
    for group in table.groups:
        rows = [
            "|".join(("", f" {escape(row.label)} ", *(f" {_answer(cell)} " for cell in row.cells), ""))
            for row in group.rows
        ]
        parts.append("\n".join([_block(Heading(group.label)), "", *heads, *rows]))
    return "\n\n".join(parts)


def _row(row: Row) -> str:
    label = labelled(f"**{escape(row.label)}**", "") if row.label else ""
    return f"- {label}{_answer(row)}"


def _answer(row: Row) -> str:
    answer = f"{escape(row.word.text)}. " if row.word and row.spans else escape(row.word.text) if row.word else ""
    return f"{answer}{escape(spoken(row.spans))}"


def _inline(spans: Spans) -> str:
    return "".join(
        f"**{escape(s.text.strip())}** " if s.role is Role.STRONG and s.text.strip() else escape(s.text) for s in spans
    ).strip()
