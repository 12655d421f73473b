"""Frozen records: dataclasses that cost little to define, and the one kind of value class in imtui.

Measured in milliseconds of CPU (the least of 15 runs; an empty Python takes 9):

    ==================  =======  ==========  ===========
    .                   records  NamedTuple  dataclasses
    `imtui list ios`    75       81          105
    `imtui show signal` 46       47          72
    the interface       208      217         235
    ==================  =======  ==========  ===========

Dataclasses import a large module and compile the methods of each class from text; here all classes share a few
functions. Named tuples are nearly as quick, but two of different classes are equal when their values are: a category
and a messenger of the same id would be the same row of the tree. To a type checker a record is a frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import replace as replace
else:

    def replace(record, /, **changes):
        """The same record with some attributes changed; raises TypeError for one that it does not have."""
        return type(record)(**values_of(record) | changes)


T = TypeVar("T")

_LATE = "_late"
"""Where a record keeps how to read those of its attributes that nobody has asked for yet."""

EMPTY: Mapping[Any, Any] = MappingProxyType({})
"""The default of an attribute that is a mapping."""


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class of its annotations: frozen, with slots, compared and hashed by its values.

    Defaults must never change, since all records share them.
    """
    names = tuple(cls.__annotations__)
    defaults = {name: vars(cls)[name] for name in names if name in vars(cls)}
    dropped = {*defaults, "__dict__", "__weakref__"}
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _self: ()
    setters: list[Callable[[Any, Any], None]] = []
    body: dict[str, Any] = {
        "__init__": _initialiser(cls.__name__, names, defaults, setters),
        "__eq__": lambda self, other: values(self) == values(other) if type(self) is type(other) else NotImplemented,
        "__hash__": lambda self: hash(values(self)),
        "__repr__": _repr,
        "__getattr__": _read_late,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__qualname__": cls.__qualname__,
        **{name: value for name, value in vars(cls).items() if name not in dropped},
        "__slots__": (*names, _LATE),
        "__match_args__": names,
        "__record_defaults__": defaults,
    }
    made = type(cls.__name__, cls.__bases__, body)
    setters += [vars(made)[name].__set__ for name in names]
    return cast(type[T], made)


def is_record(value: object) -> bool:
    """Whether a value is a record."""
    return hasattr(type(value), "__record_defaults__")


def names_of(cls: type) -> tuple[str, ...]:
    """The names of the attributes of a class of records, in their order."""
    return cls.__match_args__  # type: ignore[attr-defined, no-any-return]


def defaults_of(cls: type) -> Mapping[str, Any]:
    """The defaults of a class of records, for the attributes that have one."""
    return cls.__record_defaults__  # type: ignore[attr-defined, no-any-return]


def values_of(value: Any) -> dict[str, Any]:
    """The attributes of a record, in their order."""
    return {name: getattr(value, name) for name in value.__match_args__}


def with_late(value: T, late: Mapping[str, Callable[[], Any]]) -> T:
    """A record that was just made, some of whose attributes are read when they are first asked for."""
    _write(value, _LATE, dict(late))
    for name in late:
        object.__delattr__(value, name)
    return value


_write = object.__setattr__


def _initialiser(
    cls: str, names: tuple[str, ...], defaults: Mapping[str, Any], setters: list[Callable[[Any, Any], None]]
) -> Callable[..., None]:
    """The method that sets all attributes; `setters` are those of the slots, which exist once the class is made."""
    expected = frozenset(names)
    at_the_end = tuple(defaults[name] for name in names if name in defaults)

    def initialise(self: Any, *values: Any, **named: Any) -> None:
        missing = len(names) - len(values)
        if named or not 0 <= missing <= len(at_the_end):
            values = arranged(values, named)
        elif missing:
            values += at_the_end[-missing:]
        for write, value in zip(setters, values, strict=True):
            write(self, value)

    def arranged(positional: tuple[Any, ...], named: Mapping[str, Any]) -> tuple[Any, ...]:
        given = {**defaults, **dict(zip(names, positional)), **named}  # noqa: B905 - too many are refused below
        if given.keys() != expected or len(positional) + len(named) > len(names):
            raise TypeError(f"{cls} takes {', '.join(names)}; it was given {positional} and {named}")
        return tuple(given[name] for name in names)

    return initialise


def _read_late(self: Any, name: str) -> Any:
    """Read an attribute that is not there: Python calls this for no other."""
    if name == _LATE or name not in (late := getattr(self, _LATE, {})):
        raise AttributeError(f"{type(self).__name__} has no {name}")
    value = late.pop(name)()
    _write(self, name, value)
    return value


def _repr(self: Any) -> str:
    values = ", ".join(f"{name}={value!r}" for name, value in values_of(self).items())
    return f"{type(self).__qualname__}({values})"


def _refuse(self: object, name: str, *_value: object) -> NoReturn:
    raise AttributeError(f"{type(self).__name__}.{name} never changes")
