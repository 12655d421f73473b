"""The guide as it ships: JSON that is read in a few milliseconds, where YAML takes hundreds.

It holds no more than it must: a record is the list of its attributes in their order, those at its end that are
defaults left out. Its first line is the guide, where what is seldom asked for has a line of its own further on: the
number of bytes between the first line and that one stands for it.
Nothing is checked when it is read, since only this program writes it, from a guide that was checked.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from io import BytesIO
from typing import Any, BinaryIO, cast

from imtui.guide.in_languages import InLanguages
from imtui.guide.model import Claim, Guide, Steps
from imtui.guide.reading.annotations import annotations_of, is_optional
from imtui.records import defaults_of, is_record, values_of
from imtui.resources import open_resource

COMPILED = "guide.json"
"""The file of the package that holds the compiled guide."""


APART = (Claim, Steps)
"""Records of which a visit asks for few: each has a line of its own, which is read when it is asked for."""


def compile_guide(guide: Guide) -> bytes:
    """Write the guide: the same guide gives the same bytes."""
    apart = BytesIO()
    first = _as_json(_flattened(guide, apart))
    return first + apart.getvalue()


def read_compiled() -> Guide:
    """Rebuild the guide that was checked and compiled when the program was packaged."""
    return rebuild(open_resource(COMPILED))


def rebuild(compiled: BinaryIO) -> Guide:
    """Rebuild a guide that `compile_guide` wrote, from a file that stays open: most lines are read later, or never."""
    first = compiled.readline()
    build = _Builders(compiled, len(first)).builder(cast(Any, Guide))
    assert build is not None
    return cast(Guide, build(json.loads(first)))


def _as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _flattened(value: Any, apart: BytesIO) -> Any:
    """A value as lists and dictionaries; of a mapping of records that stand apart only where their lines begin."""
    if is_record(value):
        values, defaults = values_of(value), defaults_of(type(value))
        while values and defaults.get(last := next(reversed(values)), ...) == values[last]:
            del values[last]
        return [_flattened(entry, apart) for entry in values.values()]
    if isinstance(value, (Mapping, InLanguages)):
        return {key: _set_apart(entry, apart) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [_flattened(entry, apart) for entry in value]
    return value


def _set_apart(entry: Any, apart: BytesIO) -> Any:
    flattened = _flattened(entry, apart)
    if not isinstance(entry, APART):
        return flattened
    beginning = apart.tell()
    apart.write(_as_json(flattened))
    return beginning


Builder = Callable[[Any], Any] | None


class _Builders:
    """The functions that rebuild values of each type, from a compiled guide whose first line has so many bytes."""

    def __init__(self, compiled: BinaryIO, first: int) -> None:
        self._compiled = compiled
        self._first = first
        self.builder = cache(self._builder)

    def _builder(self, annotation: Any) -> Builder:
        """The function that rebuilds a value of this type; None if it needs no conversion."""
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            return self.builder(arguments[0])
        if is_optional(annotation):
            return _optional(self.builder(next(a for a in arguments if a is not types.NoneType)))
        if origin is tuple:
            item = self.builder(arguments[0])
            return tuple if item is None else lambda data: tuple(map(item, data))
        if origin is Mapping:
            entry = self._apart(arguments[1]) if arguments[1] in APART else self.builder(arguments[1])
            return None if entry is None else lambda data: BuiltWhenAsked(data, entry)
        if annotation in (str, bool, int):
            return None
        if issubclass(annotation, InLanguages):
            said = self.builder(annotation.SAID)
            return (
                annotation
                if said is None
                else lambda data: annotation({lang: said(form) for lang, form in data.items()})
            )
        if issubclass(annotation, StrEnum):
            return {member.value: member for member in annotation}.__getitem__
        return self._record(annotation)

    def _apart(self, cls: type) -> Callable[[int], Any]:
        compiled, first, build = self._compiled, self._first, self._record(cls)

        def read(beginning: int) -> Any:
            compiled.seek(first + beginning)
            return build(json.loads(compiled.readline()))

        return read

    def _record(self, cls: type) -> Callable[[list[Any]], Any]:
        builders = [self.builder(annotation) for annotation in annotations_of(cls).values()]
        built = [(position, build) for position, build in enumerate(builders) if build is not None]

        def construct(data: list[Any]) -> Any:
            for position, build in built:
                if position < len(data):
                    data[position] = build(data[position])
            return cls(*data)

        return construct


def _optional(build: Builder) -> Builder:
    return None if build is None else lambda data: None if data is None else build(data)


class BuiltWhenAsked(Mapping[str, Any]):
    """A mapping whose values are built when they are first asked for: the first screen asks for few of the claims."""

    __slots__ = ("_build", "_built", "_plain")

    def __init__(self, plain: dict[str, Any], build: Callable[[Any], Any]) -> None:
        self._plain = plain
        self._build = build
        self._built: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._built:
            self._built[key] = self._build(self._plain[key])
        return self._built[key]

    def __contains__(self, key: object) -> bool:
        return key in self._plain

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)
