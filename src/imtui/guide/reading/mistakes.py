"""What is wrong with a text that is not YAML, in words of ours.

Only where the library stopped, and where what it was reading began, are taken from it: its sentences are in English,
and differ between its versions and between its two parsers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from imtui.language import _

Mistake = tuple[int, str, str]
"""The line (from 1), what was found there, and what would be right."""

_CLOSING = {"[": "]", "{": "}"}
_RESERVED = frozenset("@`%,&*!|>?")
"""Characters with a meaning of their own at the beginning of a text."""

_TAB = re.compile(r"[ -]*\t")
_MERGE = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_KEY = re.compile(r":(?:\s|$)")


def explain(text: str, error: yaml.YAMLError) -> Mistake:
    """The likeliest mistake behind a refusal of the library: the first that fits what stands where it stopped."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        stopped, began = error.problem_mark, error.context_mark or error.problem_mark
        place = _Place(text, (stopped.line, stopped.column), (began.line, began.column))
        line, found, expected = next(place.mistakes())
        last = text.count("\n") + 1  # one of the parsers names a line after it, where a text ends amid brackets
        return min(line, last), found, expected
    return 1, *_unexplained()


def _unexplained() -> tuple[str, str]:
    return _("something that YAML does not allow here"), _("YAML: keys, colons, indented by spaces")


class _Place:
    """Where the library stopped, and where what it was reading there began, each as line and column from 0."""

    def __init__(self, text: str, stopped: tuple[int, int], began: tuple[int, int]) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._row, self._column = stopped
        self._line = self._at(self._row)
        self._here = self._line[self._column : self._column + 1]
        self._before = self._line[: self._column].rstrip()
        self._first_row, first_column = began
        first = self._at(self._first_row)
        self._opening = first[first_column : first_column + 1]
        begins_line = self._first_row < self._row and not first[:first_column].strip()
        self._awaits_colon = begins_line and self._opening != "-" and not _KEY.search(first)

    def _at(self, row: int) -> str:
        return self._lines[row] if 0 <= row < len(self._lines) else ""

    def mistakes(self) -> Iterator[Mistake]:
        """What may be wrong, the surest first; never empty."""
        yield from self._marks_of_other_programs()
        yield from self._tab()
        yield from self._quotes()
        yield from self._brackets()
        yield from self._reserved()
        yield from self._colon()
        yield from self._indentation()
        yield self._row + 1, *_unexplained()

    def _marks_of_other_programs(self) -> Iterator[Mistake]:
        if merge := _MERGE.search(self._text):
            found = _("the marks of a merge that was not finished")
            yield self._text.count("\n", 0, merge.start()) + 1, found, _("one of the two versions, without the marks")
        if self._at(self._row - 1).startswith(("...", "---")):
            yield self._row + 1, _("a second document"), _("one document per file")

    def _tab(self) -> Iterator[Mistake]:
        if _TAB.match(self._line):
            yield self._row + 1, _("a tab in the indentation"), _("spaces")

    def _quotes(self) -> Iterator[Mistake]:
        if self._opening in ('"', "'"):
            if "\\" in self._line[max(self._column - 3, 0) : self._column + 1]:
                expected = _("text between single quotes, or two backslashes")
                yield self._row + 1, _("a backslash between double quotes"), expected
            else:
                yield self._first_row + 1, _("a quote that is never closed"), self._in_quotes()
        if self._before.endswith(('"', "'")) and self._here:
            yield self._row + 1, _("text after the closing quote"), self._in_quotes()

    def _in_quotes(self) -> str:
        return _("one quote before the text and one after it; an apostrophe within single quotes is written twice")

    def _brackets(self) -> Iterator[Mistake]:
        if closing := _CLOSING.get(self._opening):
            found = _("the bracket {bracket}, not closed or without commas in it").format(bracket=self._opening)
            expected = _("items between commas, then {bracket}; or quotes around a text").format(bracket=closing)
            yield self._first_row + 1, found, expected
        if self._here in _CLOSING.values():
            found = _("the bracket {bracket}, closed and never opened").format(bracket=self._here)
            yield self._row + 1, found, _("no bracket, or quotes around the text")

    def _reserved(self) -> Iterator[Mistake]:
        for row, character in ((self._first_row, self._opening), (self._row, self._here)):
            if character in _RESERVED and not self._at(row).startswith(character):
                yield row + 1, *self._begins(character)
        if directive := _DIRECTIVE.search(self._text):
            yield self._text.count("\n", 0, directive.start()) + 1, *self._begins("%")

    def _begins(self, character: str) -> tuple[str, str]:
        return _("a text that begins with {character}").format(character=character), _("quotes around the text")

    def _colon(self) -> Iterator[Mistake]:
        key = _("a key, a colon, a space, then the text")
        if (line := self._keyless()) is not None:
            yield line + 1, _("no space after the colon") if ":" in self._at(line) else _("a line without a colon"), key
        if self._here == ":":
            if _KEY.search(self._before):
                yield self._row + 1, _("a second colon, within a text"), _("quotes around the text")
            found = _("a colon in a line that goes on with the text above")
            yield self._row + 1, found, _("quotes around the whole text, or fewer spaces before a key")

    def _keyless(self) -> int | None:
        """The line that should have had a key: where the library waits for its colon, or the text before the first."""
        above, before = self._at(self._row - 1), self._at(self._row - 2).rstrip()
        if self._awaits_colon:
            return self._first_row
        if self._here == ":" and above.strip() and not _KEY.search(above) and (self._row < 2 or before.endswith(":")):
            return self._row - 1
        return None

    def _indentation(self) -> Iterator[Mistake]:
        if self._here == "-" and self._before:
            yield self._row + 1, _("a list on the line of its key"), _("each item on a line of its own, below the key")
        found = _("a line that does not go on with those above it")
        yield self._row + 1, found, _("the same number of spaces as the lines it belongs with")
