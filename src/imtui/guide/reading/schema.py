"""Dataclasses as schemas: plain data (mappings, lists, texts) becomes the model, or problems that name their place.

The annotations of `imtui.guide.model` are the only description of the format: `decode` reads them to check what
people wrote, `build` to rebuild quickly what was checked before, `encode` to write it.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from imtui.guide.text import first_intruder, join_lines
from imtui.language import _, later
from imtui.records import defaults_of, is_record, names_of, record, values_of

Path = tuple[str | int, ...]
"""Where something stands in a file: keys and positions from the top."""

T = TypeVar("T")


@record
class Pattern:
    """A text must match `regex` whole; `expected` says so to people."""

    regex: str
    expected: str


@record
class MaxLength:
    """A text must fit in `characters`, in each language."""

    characters: int


@record
class RealDay:
    """A date that names a day must be one that the calendar has."""


@record
class ProperNoun:
    """A bilingual text may be one text, the same in both languages."""


@record
class Abbreviates:
    """A text, in one language or both, may stand for a record: it is this field of it."""

    field: str


@record
class KeyedBy:
    """A list is read as a mapping by this attribute of its items, which must differ."""

    attribute: str


@record
class Finding:
    """Something wrong at a place: what was found, and what would be right."""

    path: Path
    found: str
    expected: str


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that `word` most likely meant, or None."""
    from difflib import get_close_matches

    matches = get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return matches[0] if matches else None


def one_of(word: str, choices: Iterable[str]) -> str:
    """Say which words would be right, the nearest first when there is one."""
    choices = list(choices)
    guess = nearest(word, choices)
    listed = ", ".join(choices)
    return (
        _("did you mean “{guess}”? one of: {choices}").format(guess=guess, choices=listed)
        if guess
        else _("one of: {choices}").format(choices=listed)
    )


def shown(value: object) -> str:
    """Show a piece of bad data in a message: short, on one line, harmless."""
    if isinstance(value, Mapping):
        return _("a mapping")
    if isinstance(value, list):
        return _("a list")
    text = ascii(value)[1:-1] if first_intruder(str(value)) else str(value)
    return _("“{text}”").format(text=text if len(text) <= 60 else text[:57] + "...")


Reader = Callable[[Any, Path, list[Finding]], Any]


def decode(annotation: Any, value: object, path: Path, findings: list[Finding]) -> Any:
    """Read plain data as a type of the model; what is wrong is added to `findings` and gives None."""
    before = len(findings)
    result = _reader(annotation)(value, path, findings)
    return result if len(findings) == before else None


def field_type(cls: type, name: str) -> Any:
    """The type, constraints included, of a field of a model class."""
    return annotations_of(cls)[name]


@cache
def annotations_of(cls: type) -> dict[str, Any]:
    """The types, constraints included, of the fields of a model class."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return {name: hints[name] for name in names_of(cls)}


def is_optional(annotation: Any) -> bool:
    """Whether a type has None beside another."""
    return typing.get_origin(annotation) in (typing.Union, types.UnionType)


@cache
def _reader(annotation: Any) -> Reader:
    if typing.get_origin(annotation) is typing.Annotated:
        base, *constraints = typing.get_args(annotation)
        return _constrained(base, constraints)
    if is_optional(annotation):
        (inner,) = [a for a in typing.get_args(annotation) if a is not types.NoneType]
        return _reader(inner)
    origin = typing.get_origin(annotation)
    if origin is tuple:
        return _sequence(_reader(typing.get_args(annotation)[0]))
    if origin is Mapping:
        return _mapping(*map(_reader, typing.get_args(annotation)))
    if annotation is str:
        return _text
    if annotation is bool:
        return _boolean
    if issubclass(annotation, StrEnum):
        return _choice(annotation)
    return _record(annotation)


def _text(value: Any, path: Path, findings: list[Finding]) -> str:
    if not isinstance(value, str):
        findings.append(Finding(path, shown(value), _("a text")))
        return ""
    text = join_lines(value)
    intruder = first_intruder(text)
    if intruder:
        findings.append(Finding(path, intruder, _("plain text, without control or direction characters")))
    elif not text:
        findings.append(Finding(path, _("nothing"), _("a text")))
    return text


def _boolean(value: Any, path: Path, findings: list[Finding]) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    findings.append(Finding(path, shown(value), _("true or false")))
    return False


def _choice(enum: type[StrEnum]) -> Reader:
    values = {member.value: member for member in enum}

    def read(value: Any, path: Path, findings: list[Finding]) -> StrEnum | None:
        if isinstance(value, str) and value in values:
            return values[value]
        findings.append(Finding(path, shown(value), one_of(str(value), values)))
        return None

    return read


def _sequence(item: Reader) -> Reader:
    def read(value: Any, path: Path, findings: list[Finding]) -> tuple[Any, ...]:
        if isinstance(value, list):
            return tuple(item(entry, (*path, position), findings) for position, entry in enumerate(value))
        findings.append(Finding(path, shown(value), _("a list")))
        return ()

    return read


def _mapping(key: Reader, item: Reader) -> Reader:
    def read(value: Any, path: Path, findings: list[Finding]) -> Mapping[Any, Any]:
        if isinstance(value, dict):
            return {key(k, (*path, k), findings): item(entry, (*path, k), findings) for k, entry in value.items()}
        findings.append(Finding(path, shown(value), _("a mapping")))
        return {}

    return read


def _record(cls: type) -> Reader:
    readers = {name: _reader(annotation) for name, annotation in annotations_of(cls).items()}
    required = [name for name in readers if name not in defaults_of(cls)]

    def read(value: Any, path: Path, findings: list[Finding]) -> Any:
        if not isinstance(value, dict):
            findings.append(
                Finding(path, shown(value), _("a mapping with: {keys}").format(keys=", ".join(required or readers)))
            )
            return None
        before = len(findings)
        arguments = {}
        for key, entry in value.items():
            if key in readers:
                arguments[key] = readers[key](entry, (*path, key), findings)
            else:
                findings.append(
                    Finding((*path, key), _("unknown key {key}").format(key=shown(key)), one_of(key, readers))
                )
        for key in required:
            if key not in value:
                findings.append(
                    Finding(path, _("no “{key}”").format(key=key), _("a value for “{key}”").format(key=key))
                )
        return cls(**arguments) if len(findings) == before else None

    return read


def _constrained(base: Any, constraints: list[Any]) -> Reader:
    keyed = [c for c in constraints if isinstance(c, KeyedBy)]
    read = _keyed(base, keyed[0].attribute) if keyed else _reader(base)
    if any(isinstance(c, ProperNoun) for c in constraints):
        read = _either_language(read)
    for short in (c for c in constraints if isinstance(c, Abbreviates)):
        read = _abbreviated(read, short.field)
    limits = [c for c in constraints if isinstance(c, (Pattern, MaxLength, RealDay))]
    if not limits:
        return read

    def checked(value: Any, path: Path, findings: list[Finding]) -> Any:
        before = len(findings)
        result = read(value, path, findings)
        if len(findings) == before:
            for limit in limits:
                _check_limit(limit, result, path, findings)
        return result

    return checked


def _check_limit(limit: Pattern | MaxLength | RealDay, result: Any, path: Path, findings: list[Finding]) -> None:
    texts = {path: result} if isinstance(result, str) else {(*path, lang): result[lang] for lang in ("fr", "en")}
    for place, text in texts.items():
        if isinstance(limit, MaxLength):
            if len(text) > limit.characters:
                length = _("{n} characters").format(n=len(text))
                findings.append(Finding(place, length, _("at most {n} characters").format(n=limit.characters)))
        elif isinstance(limit, Pattern):
            if not re.fullmatch(limit.regex, text):
                findings.append(Finding(place, shown(text), _(limit.expected)))
        elif not _is_real_day(text):
            findings.append(Finding(place, shown(text), _("a day of the calendar")))


def _is_real_day(text: str) -> bool:
    """Whether a date is one of the calendar; a year or a month alone always is."""
    try:
        date(*[*map(int, re.findall("[0-9]+", text)), 1, 1][:3])
    except (ValueError, TypeError):
        return False
    return True


def _either_language(read: Reader) -> Reader:
    def either(value: Any, path: Path, findings: list[Finding]) -> Any:
        same = isinstance(value, str)
        return read({"fr": value, "en": value} if same else value, path, findings)

    return either


def _abbreviated(read: Reader, field: str) -> Reader:
    def whole(value: Any, path: Path, findings: list[Finding]) -> Any:
        short = isinstance(value, str) or (isinstance(value, dict) and value.keys() == {"fr", "en"})
        return read({field: value} if short else value, path, findings)

    return whole


def _keyed(base: Any, attribute: str) -> Reader:
    item = _reader(typing.get_args(base)[1])

    def read(value: Any, path: Path, findings: list[Finding]) -> Mapping[str, Any]:
        entries = _sequence(item)(value, path, findings)
        keyed: dict[str, Any] = {}
        for position, entry in enumerate(entries):
            if entry is None:
                continue
            key = getattr(entry, attribute)
            if key in keyed:
                findings.append(Finding((*path, position), shown(key), _("each “{key}” once").format(key=attribute)))
            keyed[key] = entry
        return keyed

    return read


def encode(value: Any) -> Any:
    """Write a model value as plain data for JSON: defaults are left out."""
    if is_record(value):
        defaults = defaults_of(type(value))
        return {
            name: encode(entry)
            for name, entry in values_of(value).items()
            if name not in defaults or entry != defaults[name]
        }
    if isinstance(value, Mapping):
        return {key: encode(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [encode(entry) for entry in value]
    return value


EXPECTED_ID = later("an identifier of 1 to 64 letters a-z, digits and hyphens")
EXPECTED_KEY = later("letters a-z, digits and hyphens")
EXPECTED_LINK = later("a link that begins with http:// or https://, then the name of a site, in plain ASCII")
EXPECTED_LETTER = later("one letter a-z, small or capital")
EXPECTED_DATE = later("a date as 2026, 2026-11 or 2026-11-22")
EXPECTED_COUNTRY = later("two capital letters of the standard ISO 3166, as FR")
EXPECTED_VERSION = later("a version as 8 or 15.1")
