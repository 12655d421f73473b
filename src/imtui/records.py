"""Frozen dataclasses that cost little to define.

`dataclasses` writes the methods of each class as text and compiles them: a millisecond for each class, and imtui
starts with dozens. Here all classes share the same few functions. What one can do with a record is what one can do
with `@dataclass(frozen=True, slots=True)`: `fields`, `replace`, `match`, comparing, hashing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a frozen dataclass with slots."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    names = made.__match_args__
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _self: ()
    methods = {
        "__init__": _initialiser(made),
        "__eq__": lambda self, other: values(self) == values(other) if type(self) is type(other) else NotImplemented,
        "__hash__": lambda self: hash(values(self)),
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    for name, method in methods.items():
        if name not in vars(made):
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


def _initialiser(cls: Any) -> Callable[..., None]:
    names = cls.__match_args__
    expected = frozenset(names)
    defaults = {f.name: f.default for f in fields(cls) if f.default is not MISSING}
    factories = {f.name: f.default_factory for f in fields(cls) if f.default_factory is not MISSING}
    completes = hasattr(cls, "__post_init__")

    def initialise(self: Any, *positional: Any, **named: Any) -> None:
        given = {**defaults, **named}
        for name, value in zip(names, positional, strict=False):
            given[name] = value
        for name in factories.keys() - given.keys():
            given[name] = factories[name]()
        if given.keys() != expected or len(positional) + len(named) > len(names):
            raise TypeError(f"{cls.__name__} takes {', '.join(names)}; it was given {positional} and {named}")
        for name, value in given.items():
            object.__setattr__(self, name, value)
        if completes:
            self.__post_init__()

    return initialise


def _repr(self: Any) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({values})"


def _refuse(self: object, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} never changes")
