"""What every output must be, whatever was put into it: each form is read again by somebody else's parser."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from unicodedata import normalize

import html5lib
from markdown_it import MarkdownIt
from markdown_it.token import Token

from imtui.guide.text import is_plain

FORMATS = ("text", "md", "html", "csv", "json")
LOADING = ("script", "img", "iframe", "object", "embed", "form", "link", "base", "video", "audio")


def assert_sound(output_format: str, text: str) -> None:
    """Assert that an output is plain text, and whole and harmless in its format."""
    assert all(is_plain(character) or character in "\r\n" for character in text)
    CHECKS.get(output_format, str)(text)


def assert_no_formula(text: str) -> None:
    """Assert that CSV is whole, and that a spreadsheet would compute nothing of it, whatever parts its cells."""
    rows = list(csv.reader(io.StringIO(text), strict=True))
    assert len({len(row) for row in rows}) == 1
    parts = [part for row in rows for cell in row for part in re.split(r"[;|\t]", cell)]
    assert not [part for part in parts if normalize("NFKC", part).lstrip().startswith(("=", "+", "-", "@"))]


def assert_harmless(text: str) -> None:
    """Assert that HTML is what this program writes: no script, nothing fetched, links within the file only."""
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    for found in root.iter():
        assert str(found.tag).rpartition("}")[2] not in LOADING
        assert not [key for key in found.attrib if str(key).startswith("on") or key == "src"]
        assert found.attrib.get("href", "#").startswith("#")


def assert_no_markup(text: str) -> None:
    """Assert that Markdown has no element of HTML, no picture, and no link but an address as it is.

    What a forge would take for a link stands as code.
    """
    for token in _tokens(MarkdownIt("commonmark").enable("table").parse(text)):
        assert token.type not in ("html_block", "html_inline", "image", "fence", "code_block"), token
        assert token.type != "link_open" or str(token.attrs["href"]).startswith(("https://", "http://")), token


def _tokens(tokens: list[Token]) -> list[Token]:
    return [part for token in tokens for part in (token, *_tokens(token.children or []))]


CHECKS: dict[str, Callable[[str], object]] = {
    "html": assert_harmless,
    "csv": assert_no_formula,
    "json": json.loads,
    "md": assert_no_markup,
}
