"""The guide as it ships: JSON that is read in a few milliseconds, where YAML takes hundreds.

It holds no more than it must: a record is the list of its attributes in their order, those at its end that are
defaults left out. Its first line is the guide, and is a file of its own where imtui is installed. What a visit asks for
little of has a line further on, in the file that is opened when it is first asked for: where that line begins there
stands for it in the guide.
Nothing is checked when it is read, since only this program writes it, from a guide that was checked.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache, partial
from io import BytesIO
from typing import Any, BinaryIO, cast

from imtui.guide.in_languages import InLanguages
from imtui.guide.model import App, Claim, Guide, Messenger, Steps
from imtui.guide.reading.annotations import annotations_of, is_optional
from imtui.guide.verdict import criteria
from imtui.records import defaults_of, is_record, values_of, with_late
from imtui.resources import opener, resource

GUIDE, APART = "guide.json", "apart.json"
"""The files of the package that hold the compiled guide: its first line, and those that stand apart from it."""

STAND_APART = (Claim, Steps)
"""Records of which a visit asks for few, but for the claims that the categories ask for."""

LATE: Mapping[type, frozenset[str]] = {
    App: frozenset(["also", "min_os", "note", "shops", "without_google"]),
    Guide: frozenset(["change_log", "scenarios", "terms"]),
    Messenger: frozenset(["caveat", "disagreements", "history", "jurisdiction", "summary", "talks_to", "warnings"]),
}
"""Attributes that stand apart as well: no first frame shows them, and no first letter of a filter looks into them."""


def compile_guide(guide: Guide) -> bytes:
    """Write the guide: the same guide gives the same bytes."""
    writer = _Writer(always_asked=criteria(guide))
    return _as_json(writer.flattened(guide)) + writer.apart.getvalue()


def files_of(compiled: bytes) -> dict[str, bytes]:
    """The files of the package that hold a compiled guide."""
    first, _newline, apart = compiled.partition(b"\n")
    return {GUIDE: first, APART: apart}


def rebuild(compiled: bytes) -> Guide:
    """Rebuild a guide that `compile_guide` wrote."""
    files = files_of(compiled)
    return _rebuild(files[GUIDE], lambda: BytesIO(files[APART]))


def read_compiled() -> Guide:
    """Rebuild the guide that was checked and compiled when the program was packaged."""
    return _rebuild(resource(GUIDE), opener(APART))


def _rebuild(first: bytes, apart: Callable[[], BinaryIO]) -> Guide:
    build = _Builders(apart).builder(cast(Any, Guide))
    assert build is not None
    return cast(Guide, build(json.loads(first)))


def _as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class _Writer:
    """Turns a guide into lists and dictionaries, and writes the lines that stand apart from it."""

    def __init__(self, always_asked: list[str]) -> None:
        self.always_asked = always_asked
        self.apart = BytesIO()

    def flattened(self, value: Any) -> Any:
        """A value as lists and dictionaries; in a mapping, the beginning of its line for what stands apart."""
        if is_record(value):
            values, defaults = values_of(value), defaults_of(type(value))
            while values and defaults.get(last := next(reversed(values)), ...) == values[last]:
                del values[last]
            flattened = {name: self.flattened(entry) for name, entry in values.items()}
            return [self._apart(data) if name in _late(type(value)) else data for name, data in flattened.items()]
        if isinstance(value, (Mapping, InLanguages)):
            return {key: self._entry(key, entry) for key, entry in value.items()}
        if isinstance(value, tuple):
            return [self.flattened(entry) for entry in value]
        return value

    def _entry(self, key: str, entry: Any) -> Any:
        flattened = self.flattened(entry)
        if not isinstance(entry, STAND_APART) or key in self.always_asked:
            return flattened
        return self._apart(flattened)

    def _apart(self, flattened: Any) -> int:
        """Write a line, and say where it begins."""
        beginning = self.apart.tell()
        self.apart.write(_as_json(flattened))
        return beginning


Builder = Callable[[Any], Any] | None


class _Builders:
    """The functions that rebuild values of each type; `apart` opens the file of what stands apart."""

    def __init__(self, apart: Callable[[], BinaryIO]) -> None:
        self._apart = cache(apart)
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
            entry = self._entry(arguments[1]) if arguments[1] in STAND_APART else self.builder(arguments[1])
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

    def _read(self, build: Callable[[Any], Any], beginning: int) -> Any:
        """Rebuild what stands apart from a place on."""
        apart = self._apart()
        apart.seek(beginning)
        return build(json.loads(apart.readline()))

    def _entry(self, cls: type) -> Callable[[Any], Any]:
        """The function that rebuilds a record of a mapping, wherever it stands."""
        build = self._record(cls)
        return lambda entry: self._read(build, entry) if isinstance(entry, int) else build(entry)

    def _record(self, cls: type) -> Callable[[list[Any]], Any]:
        builders = [(n, name, self.builder(kind)) for n, (name, kind) in enumerate(annotations_of(cls).items())]
        built = [(n, build) for n, name, build in builders if build and name not in _late(cls)]
        late = [(n, name, build or _as_it_is) for n, name, build in builders if name in _late(cls)]

        def construct(data: list[Any]) -> Any:
            for position, build in built:
                if position < len(data):
                    data[position] = build(data[position])
            return cls(*data)

        def construct_in_part(data: list[Any]) -> Any:
            missing = {name: partial(self._read, build, data[n]) for n, name, build in late if n < len(data)}
            return with_late(construct(data), missing)

        return construct_in_part if late else construct


def _late(cls: type) -> frozenset[str]:
    return LATE.get(cls, frozenset())


def _as_it_is(data: Any) -> Any:
    return data


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
