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
from imtui.guide.reading.schema import Path
from imtui.guide.suggestions import shown
from imtui.guide.text import first_intruder, is_plain
from imtui.language import _
from imtui.records import record

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 12
MAX_VALUES = 10_000
MAX_KEY = 64

Lines = dict[Path, int]
"""The line (from 1) on which each value, or the key that leads to it, stands."""

# The library reads up to 1,024 characters of a line ahead of what it hands over: brackets in a row nest deep there.
_BRACKETS = re.compile(r"(?:[\[{][ \t]*){100}")
_CONTROL = re.compile(
    r"[^\n\t\x20-\x7e\u00a1-\uffff\U00010000-\U0010ffff]|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)


@record
class YamlError(Exception):
    """Why a file cannot be read: the line, what was found there, and what would be right."""

    line: int
    found: str
    expected: str


def read(raw: bytes) -> tuple[Any, Lines]:
    """Read a file as plain data and the line of each part; raises YamlError at the first thing refused."""
    text = _decode(raw)
    _refuse_brackets(text)
    lines: Lines = {(): 1}
    try:
        events = _content(text)
        value = _node(next(events), events, (), lines)
        extra = next(events, None)
        if extra is not None:
            raise YamlError(_line(extra), _("a second document"), _("one document per file"))
        return value, lines
    except StopIteration:
        raise YamlError(1, _("an empty file"), _("a mapping")) from None
    except yaml.YAMLError as error:
        raise YamlError(*explain(text, error)) from None


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise YamlError(1, _("more than {n} bytes").format(n=MAX_BYTES), _("a smaller file"))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise YamlError(line, _("bytes that are not UTF-8"), _("a file saved as UTF-8")) from None
    text = text.replace("\r\n", "\n")
    for match in _CONTROL.finditer(text):
        if not is_plain(match.group()):
            line = text.count("\n", 0, match.start()) + 1
            found = _("the character U+{code:04X}").format(code=ord(match.group()))
            raise YamlError(line, found, _("plain text, without control or direction characters"))
    return text


def _refuse_brackets(text: str) -> None:
    """Refuse nesting that the library would meet, and refuse in words of its own, before `_node` can count it."""
    if deep := _BRACKETS.search(text):
        raise _too_deep(text.count("\n", 0, deep.start()) + 1)


def _too_deep(line: int) -> YamlError:
    return YamlError(line, _("more than {n} levels").format(n=MAX_DEPTH), _("less nesting"))


def _content(text: str) -> Iterator[Any]:
    """The events that carry content, in order, refusing aliases, anchors and tags."""
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError(_line(event), _("an alias or an anchor"), _("the text itself, written again"))
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            raise YamlError(_line(event), _("the tag {tag}").format(tag=shown(tag)), _("no tag: every value is a text"))
        if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
            yield event


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _node(event: Any, events: Iterator[Any], path: Path, lines: Lines) -> Any:
    lines.setdefault(path, _line(event))
    if len(lines) > MAX_VALUES:
        raise YamlError(_line(event), _("more than {n} values").format(n=MAX_VALUES), _("a smaller file"))
    if len(path) > MAX_DEPTH:
        raise _too_deep(_line(event))
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(events, path, lines)
    return _mapping(events, path, lines)


def _sequence(events: Iterator[Any], path: Path, lines: Lines) -> list[Any]:
    items: list[Any] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        items.append(_node(event, events, (*path, len(items)), lines))
    return items


def _mapping(events: Iterator[Any], path: Path, lines: Lines) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        if not isinstance(event, yaml.ScalarEvent):
            raise YamlError(_line(event), _("a key that is not a text"), _("a word as key"))
        key = event.value
        if len(key) > MAX_KEY or first_intruder(key):
            expected = _("a key of at most {n} plain characters").format(n=MAX_KEY)
            raise YamlError(_line(event), _("the key {key}").format(key=shown(key)), expected)
        if key in mapping:
            raise YamlError(_line(event), _("the key {key} twice").format(key=shown(key)), _("each key once"))
        lines[(*path, key)] = _line(event)
        mapping[key] = _node(next(events), events, (*path, key), lines)
    return mapping
