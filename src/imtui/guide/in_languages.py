"""What the guide says in each of its languages: a text for people, or the words that people type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from imtui.guide.constraints import MaxLength
from imtui.language import REQUIRED, SOURCE, Lang, current

T = TypeVar("T")


class InLanguages(Generic[T]):
    """The same thing in several languages; it never changes."""

    __slots__ = ("_by_language",)
    SAID: ClassVar[Any]
    """The type of what is said in each language."""
    REQUIRED: ClassVar[tuple[Lang, ...]] = ()
    """The languages that must not be missing."""

    def __init__(self, by_language: Mapping[Lang, T]) -> None:
        self._by_language = by_language

    def items(self) -> Iterable[tuple[Lang, T]]:
        """Each language that it is in, and how it is there."""
        return self._by_language.items()

    def values(self) -> Iterable[T]:
        """How it is in each of its languages."""
        return self._by_language.values()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and dict(self.items()) == dict(other.items())

    def __hash__(self) -> int:
        return hash(frozenset(self.items()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self.items())})"


class Text(InLanguages[str]):
    """A text for people; shown in English to those whose language it is not in."""

    __slots__ = ()
    SAID = str
    REQUIRED = REQUIRED

    def __getitem__(self, lang: Lang) -> str:
        return self._by_language.get(lang) or self._by_language[SOURCE]

    def __str__(self) -> str:
        return self[current()]

    def map(self, change: Callable[[str], str]) -> Text:
        """The text with each of its languages changed."""
        return Text({lang: change(text) for lang, text in self.items()})


class Words(InLanguages[tuple[str, ...]]):
    """The forms under which people name a thing; those of all languages are understood at once."""

    __slots__ = ()
    SAID = tuple[Annotated[str, MaxLength(80)], ...]

    def __getitem__(self, lang: Lang) -> tuple[str, ...]:
        return self._by_language.get(lang, ())

    def __iter__(self) -> Iterator[str]:
        return (form for forms in self.values() for form in forms)


NO_WORDS = Words({})


def same(text: str) -> Text:
    """A text that needs no translation, as a proper noun."""
    return Text(dict.fromkeys(REQUIRED, text))
