"""The model as a schema: plain data (mappings, lists, texts) becomes records, or problems that name their place.

The annotations of `imtui.guide.model`, with the constraints in them, are the only description of the format.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from imtui.guide.constraints import Abbreviates, KeyedBy, MaxLength, Pattern, ProperNoun, RealDay
from imtui.guide.in_languages import InLanguages
from imtui.guide.reading.annotations import annotations_of, is_optional
from imtui.guide.reading.sheet import Path, Sheet
from imtui.guide.suggestions import one_of, shown
from imtui.guide.text import first_intruder, join_lines
from imtui.language import LANGUAGES, REQUIRED, _
from imtui.records import defaults_of

Reader = Callable[[Any, Path, Sheet], Any]


def decode(sheet: Sheet, annotation: Any, value: object, path: Path = ()) -> Any:
    """Read a part of a file as a type of the model; what is wrong is noted in the sheet and gives None."""
    before = len(sheet.problems)
    result = _reader(annotation)(value, path, sheet)
    return result if len(sheet.problems) == before else None


def decode_fields(sheet: Sheet, cls: type, names: Sequence[str]) -> dict[str, Any]:
    """Read a whole file as some of the fields of a model class, each of which it must have."""
    readers = {name: _reader(annotations_of(cls)[name]) for name in names}
    fields: dict[str, Any] = _fields(readers, names)(sheet.data, (), sheet)
    return fields


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
    if annotation is int:
        return _count
    if issubclass(annotation, StrEnum):
        return _choice(annotation)
    if issubclass(annotation, InLanguages):
        return _in_languages(annotation)
    return _record(annotation)


def _text(value: Any, path: Path, sheet: Sheet) -> str:
    if not isinstance(value, str):
        sheet.refuse(path, shown(value), _("a text"))
        return ""
    text = join_lines(value)
    intruder = first_intruder(text)
    if intruder:
        sheet.refuse(path, intruder, _("plain text, without control or direction characters"))
    elif not text:
        sheet.refuse(path, _("nothing"), _("a text"))
    return text


def _boolean(value: Any, path: Path, sheet: Sheet) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    sheet.refuse(path, shown(value), _("true or false"))
    return False


def _count(value: Any, path: Path, sheet: Sheet) -> int:
    if isinstance(value, str) and re.fullmatch("[1-9][0-9]{0,6}", value):
        return int(value)
    sheet.refuse(path, shown(value), _("a whole number from 1 to 9999999"))
    return 0


def _choice(enum: type[StrEnum]) -> Reader:
    values = {member.value: member for member in enum}

    def read(value: Any, path: Path, sheet: Sheet) -> StrEnum | None:
        if isinstance(value, str) and value in values:
            return values[value]
        sheet.refuse(path, shown(value), one_of(str(value), values))
        return None

    return read


def _sequence(item: Reader) -> Reader:
    def read(value: Any, path: Path, sheet: Sheet) -> tuple[Any, ...]:
        if isinstance(value, list):
            return tuple(item(entry, (*path, position), sheet) for position, entry in enumerate(value))
        sheet.refuse(path, shown(value), _("a list"))
        return ()

    return read


def _mapping(key: Reader, item: Reader) -> Reader:
    def read(value: Any, path: Path, sheet: Sheet) -> Mapping[Any, Any]:
        if isinstance(value, dict):
            return {key(k, (*path, k), sheet): item(entry, (*path, k), sheet) for k, entry in value.items()}
        sheet.refuse(path, shown(value), _("a mapping"))
        return {}

    return read


def _record(cls: type) -> Reader:
    readers = {name: _reader(annotation) for name, annotation in annotations_of(cls).items()}
    read_fields = _fields(readers, [name for name in readers if name not in defaults_of(cls)])

    def read(value: Any, path: Path, sheet: Sheet) -> Any:
        before = len(sheet.problems)
        arguments = read_fields(value, path, sheet)
        return cls(**arguments) if len(sheet.problems) == before else None

    return read


def _in_languages(cls: type[InLanguages[Any]]) -> Reader:
    said = _reader(cls.SAID)

    def read(value: Any, path: Path, sheet: Sheet) -> InLanguages[Any]:
        spoken = [key for key in value if key in LANGUAGES] if isinstance(value, dict) else []
        readers = dict.fromkeys((*REQUIRED, *spoken), said)
        return cls(_fields(readers, cls.REQUIRED)(value, path, sheet))

    return read


def _fields(readers: Mapping[str, Reader], required: Sequence[str]) -> Reader:
    def read(value: Any, path: Path, sheet: Sheet) -> dict[str, Any]:
        if not isinstance(value, dict):
            sheet.refuse(path, shown(value), _("a mapping with: {keys}").format(keys=", ".join(required or readers)))
            return {}
        for key in value:
            if key not in readers:
                sheet.refuse((*path, key), _("unknown key {key}").format(key=shown(key)), one_of(key, readers))
        for key in required:
            if key not in value:
                sheet.refuse(path, _("no “{key}”").format(key=key), _("a value for “{key}”").format(key=key))
        return {key: reader(value[key], (*path, key), sheet) for key, reader in readers.items() if key in value}

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

    def checked(value: Any, path: Path, sheet: Sheet) -> Any:
        before = len(sheet.problems)
        result = read(value, path, sheet)
        if len(sheet.problems) == before:
            for limit in limits:
                _check_limit(limit, result, path, sheet)
        return result

    return checked


def _check_limit(limit: Pattern | MaxLength | RealDay, result: Any, path: Path, sheet: Sheet) -> None:
    texts = {path: result} if isinstance(result, str) else {(*path, lang): text for lang, text in result.items()}
    for place, text in texts.items():
        if isinstance(limit, MaxLength):
            if len(text) > limit.characters:
                length = _("{n} characters").format(n=len(text))
                sheet.refuse(place, length, _("at most {n} characters").format(n=limit.characters))
        elif isinstance(limit, Pattern):
            if not re.fullmatch(limit.regex, text):
                sheet.refuse(place, shown(text), _(limit.expected))
        elif not _is_real_day(text):
            sheet.refuse(place, shown(text), _("a day of the calendar"))


def _is_real_day(text: str) -> bool:
    """Whether a date is one of the calendar; a year or a month alone always is."""
    try:
        date(*[*map(int, re.findall("[0-9]+", text)), 1, 1][:3])
    except (ValueError, TypeError):
        return False
    return True


def _either_language(read: Reader) -> Reader:
    def either(value: Any, path: Path, sheet: Sheet) -> Any:
        same = isinstance(value, str)
        return read(dict.fromkeys(REQUIRED, value) if same else value, path, sheet)

    return either


def _abbreviated(read: Reader, field: str) -> Reader:
    def whole(value: Any, path: Path, sheet: Sheet) -> Any:
        short = isinstance(value, str) or (isinstance(value, dict) and value.keys() >= set(REQUIRED))
        return read({field: value} if short else value, path, sheet)

    return whole


def _keyed(base: Any, attribute: str) -> Reader:
    item = _reader(typing.get_args(base)[1])

    def read(value: Any, path: Path, sheet: Sheet) -> Mapping[str, Any]:
        entries = _sequence(item)(value, path, sheet)
        keyed: dict[str, Any] = {}
        for position, entry in enumerate(entries):
            if entry is None:
                continue
            key = getattr(entry, attribute)
            if key in keyed:
                sheet.refuse((*path, position), shown(key), _("each “{key}” once").format(key=attribute))
            keyed[key] = entry
        return keyed

    return read
