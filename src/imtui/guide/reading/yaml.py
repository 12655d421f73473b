"""A strict reader of the plain part of YAML, with a line number for everything.

Only mappings, lists and texts: no alias, anchor or tag, no duplicate key, one document, bounded in size and depth.
Every scalar is a text, so `yes`, `no` and `2026` mean what they look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from imtui.guide.reading.mistakes import explain
from imtui.guide.reading.problems import GuideError, unexpected
from imtui.guide.reading.sheet import Lines, Path
from imtui.guide.suggestions import shown
from imtui.guide.text import first_intruder, is_plain
from imtui.language import _

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 12
MAX_VALUES = 10_000
MAX_KEY = 64

# The library reads up to 1,024 characters of a line ahead of what it hands over: brackets in a row nest deep there.
_BRACKETS = re.compile(r"(?:[\[{][ \t]*){100}")
_CONTROL = re.compile(
    r"[^\n\t\x20-\x7e\u00a1-\uffff\U00010000-\U0010ffff]|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def read(raw: bytes, file: str = "") -> tuple[Any, Lines]:
    """Read a file as plain data and the line of each part; raises GuideError with the first thing refused."""
    reader = _Reader(file)
    return reader.read(raw), reader.lines


class _Reader:
    """A file being read, and the lines of what was read of it."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._events: Iterator[Any] = iter(())
        self.lines: dict[Path, int] = {(): 1}

    def read(self, raw: bytes) -> Any:
        """The plain data of the one document."""
        text = self._decode(raw)
        self._refuse_brackets(text)
        self._events = self._content(text)
        try:
            value = self._node(next(self._events), ())
            extra = next(self._events, None)
        except StopIteration:
            raise self._refused(1, _("an empty file"), _("a mapping")) from None
        except yaml.YAMLError as error:
            raise self._refused(*explain(text, error)) from None
        if extra is not None:
            raise self._refused(_line(extra), _("a second document"), _("one document per file"))
        return value

    def _refused(self, line: int, found: str, expected: str) -> GuideError:
        return GuideError([unexpected(self._file, line, found, expected)])

    def _decode(self, raw: bytes) -> str:
        if len(raw) > MAX_BYTES:
            raise self._refused(1, _("more than {n} bytes").format(n=MAX_BYTES), _("a smaller file"))
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise self._refused(line, _("bytes that are not UTF-8"), _("a file saved as UTF-8")) from None
        text = text.replace("\r\n", "\n")
        for match in _CONTROL.finditer(text):
            if not is_plain(match.group()):
                line = text.count("\n", 0, match.start()) + 1
                found = _("the character U+{code:04X}").format(code=ord(match.group()))
                raise self._refused(line, found, _("plain text, without control or direction characters"))
        return text

    def _refuse_brackets(self, text: str) -> None:
        """Refuse nesting that the library would meet, and refuse in words of its own, before `_node` can count it."""
        if deep := _BRACKETS.search(text):
            raise self._too_deep(text.count("\n", 0, deep.start()) + 1)

    def _too_deep(self, line: int) -> GuideError:
        return self._refused(line, _("more than {n} levels").format(n=MAX_DEPTH), _("less nesting"))

    def _content(self, text: str) -> Iterator[Any]:
        """The events that carry content, in order, refusing aliases, anchors and tags."""
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise self._refused(_line(event), _("an alias or an anchor"), _("the text itself, written again"))
            tag = getattr(event, "tag", None)
            if tag not in (None, "!"):
                found = _("the tag {tag}").format(tag=shown(tag))
                raise self._refused(_line(event), found, _("no tag: every value is a text"))
            if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
                yield event

    def _node(self, event: Any, path: Path) -> Any:
        self.lines.setdefault(path, _line(event))
        if len(self.lines) > MAX_VALUES:
            raise self._refused(_line(event), _("more than {n} values").format(n=MAX_VALUES), _("a smaller file"))
        if len(path) > MAX_DEPTH:
            raise self._too_deep(_line(event))
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(path)

    def _sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refused(_line(event), _("a key that is not a text"), _("a word as key"))
            key = event.value
            if len(key) > MAX_KEY or first_intruder(key):
                expected = _("a key of at most {n} plain characters").format(n=MAX_KEY)
                raise self._refused(_line(event), _("the key {key}").format(key=shown(key)), expected)
            if key in mapping:
                raise self._refused(_line(event), _("the key {key} twice").format(key=shown(key)), _("each key once"))
            self.lines[(*path, key)] = _line(event)
            mapping[key] = self._node(next(self._events), (*path, key))
        return mapping


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
