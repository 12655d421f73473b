"""The guide as it ships: JSON that is read in a few milliseconds, where YAML takes hundreds.

It holds no more than it must: a record is the list of its attributes in their order, those at its end that are
defaults left out. Nothing is checked when it is read, since only this program writes it, from a guide that was checked.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, cast

from imtui.guide.in_languages import InLanguages
from imtui.guide.model import Guide
from imtui.guide.reading.annotations import annotations_of, is_optional
from imtui.records import defaults_of, is_record, values_of
from imtui.resources import resource

COMPILED = "guide.json"
"""The file of the package that holds the compiled guide."""


def compile_guide(guide: Guide) -> bytes:
    """Write the guide: the same guide gives the same bytes."""
    return json.dumps(_flattened(guide), ensure_ascii=False, separators=(",", ":")).encode()


def read_compiled() -> Guide:
    """Rebuild the guide that was checked and compiled when the program was packaged."""
    return rebuild(resource(COMPILED))


def rebuild(compiled: bytes) -> Guide:
    """Rebuild a guide that `compile_guide` wrote."""
    builder = _builder(cast(Any, Guide))
    assert builder is not None
    return cast(Guide, builder(json.loads(compiled)))


def _flattened(value: Any) -> Any:
    if is_record(value):
        values, defaults = values_of(value), defaults_of(type(value))
        while values and defaults.get(last := next(reversed(values)), ...) == values[last]:
            del values[last]
        return [_flattened(entry) for entry in values.values()]
    if isinstance(value, (Mapping, InLanguages)):
        return {key: _flattened(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [_flattened(entry) for entry in value]
    return value


Builder = Callable[[Any], Any] | None


@cache
def _builder(annotation: Any) -> Builder:
    """The function that rebuilds a value of this type; None if it needs no conversion."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _builder(arguments[0])
    if is_optional(annotation):
        return _optional(_builder(next(a for a in arguments if a is not types.NoneType)))
    if origin is tuple:
        item = _builder(arguments[0])
        return tuple if item is None else lambda data: tuple(map(item, data))
    if origin is Mapping:
        entry = _builder(arguments[1])
        return None if entry is None else lambda data: BuiltWhenAsked(data, entry)
    if annotation in (str, bool, int):
        return None
    if issubclass(annotation, InLanguages):
        said = _builder(annotation.SAID)
        return (
            annotation if said is None else lambda data: annotation({lang: said(form) for lang, form in data.items()})
        )
    if issubclass(annotation, StrEnum):
        return {member.value: member for member in annotation}.__getitem__
    return _record_builder(annotation)


def _optional(build: Builder) -> Builder:
    return None if build is None else lambda data: None if data is None else build(data)


def _record_builder(cls: type) -> Builder:
    builders = [_builder(annotation) for annotation in annotations_of(cls).values()]
    built = [(position, build) for position, build in enumerate(builders) if build is not None]

    def construct(data: list[Any]) -> Any:
        for position, build in built:
            if position < len(data):
                data[position] = build(data[position])
        return cls(*data)

    return construct


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
