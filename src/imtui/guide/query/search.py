"""Words looked for in the names and the texts of messengers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from imtui.guide.model import App, Guide, Messenger
from imtui.guide.query.bits import Bits, bits_of, chosen, forget_oldest, union
from imtui.guide.text import fold


class TextSearch:
    """The texts of messengers, folded when they are first searched. Words are given folded."""

    def __init__(self, guide: Guide, messengers: Sequence[Messenger]) -> None:
        self.guide, self.messengers = guide, messengers
        self._found: dict[tuple[str, str], Bits] = {}
        self._everybody: Bits = (1 << len(self.messengers)) - 1

    def named(self, word: str) -> Bits:
        """Those in whose names, or their apps' or vendors' names, a word stands."""
        return self._in_names(word) | self._in_apps(word)

    def called(self, word: str) -> Bits:
        """Those that a word is the whole name of, or of an app of theirs; where it is nobody's, as `named`.

        To exclude Messenger is not to exclude all that have "messenger" in the name of their vendor.
        """
        if word not in self._by_name:
            return self.named(word)
        return bits_of(self._by_name[word], len(self.messengers))

    def named_by_app(self, word: str) -> Bits:
        """Those of which an app bears a word, and not what stands in their own row."""
        return self._in_apps(word) & ~self._cached(word, "titles", self._titles, self._in_names(word))

    def anywhere(self, word: str) -> Bits:
        """Those in whose names or texts a word stands."""
        return self.named(word) | self._cached(word, "texts", self._texts, self._everybody)

    def apps_named(self, position: int, words: Sequence[str]) -> tuple[App, ...]:
        """The apps of a messenger that bear one of some words."""
        apps = zip(self.messengers[position].apps, self._app_names[position], strict=True)
        return tuple(app for app, name in apps if any(word in name for word in words))

    def by_rank(self, words: Sequence[str]) -> Iterator[Bits]:
        """Those that words name, the best named first: exactly, at the beginning, within, by an app, by the vendor."""
        yield union(bits_of(self._by_own_name.get(word, ()), len(self.messengers)) for word in words)
        yield union(map(self._begin_own_names, words))
        yield union(map(self._in_own_names, words))
        yield union(map(self._in_apps, words))
        yield union(map(self._in_names, words))

    def _in_names(self, word: str) -> Bits:
        return self._cached(word, "names", self._names, self._everybody)

    def _in_own_names(self, word: str) -> Bits:
        return self._cached(word, "own", self._joined_own_names, self._in_names(word))

    def _begin_own_names(self, word: str) -> Bits:
        return self._cached(f"\n{word}", "own", self._joined_own_names, self._in_own_names(word))

    def _in_apps(self, word: str) -> Bits:
        return self._cached(word, "apps", self._joined_app_names, self._everybody)

    def _cached(self, word: str, where: str, texts: list[str], among: Bits) -> Bits:
        """Search among some, with a cache; a word that grew by a letter only among the hits of the shorter one too."""
        if (word, where) not in self._found:
            among &= self._found.get((word[:-1], where), self._everybody)
            forget_oldest(self._found)
            positions = chosen(range(len(texts)), among)
            self._found[word, where] = bits_of([n for n in positions if word in texts[n]], len(texts))
        return self._found[word, where]

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        apps = ({fold(name) for app in m.apps for name in (app.name, *app.aliases)} for m in self.messengers)
        return _positions({*own, *of_apps} for own, of_apps in zip(self._own_names, apps, strict=True))

    @cached_property
    def _titles(self) -> list[str]:
        return [fold(messenger.name) for messenger in self.messengers]

    @cached_property
    def _own_names(self) -> list[tuple[str, ...]]:
        return [tuple(map(fold, (m.name, m.id, *m.aliases))) for m in self.messengers]

    @cached_property
    def _by_own_name(self) -> dict[str, list[int]]:
        return _positions(map(set, self._own_names))

    @cached_property
    def _joined_own_names(self) -> list[str]:
        """The own names of each, every one after a line break."""
        return ["\n" + "\n".join(names) for names in self._own_names]

    @cached_property
    def _app_names(self) -> list[tuple[str, ...]]:
        return [tuple(map(_fold_app, messenger.apps)) for messenger in self.messengers]

    @cached_property
    def _joined_app_names(self) -> list[str]:
        return ["\n".join(names) for names in self._app_names]

    @cached_property
    def _names(self) -> list[str]:
        return [_fold_names(messenger) for messenger in self.messengers]

    @cached_property
    def _texts(self) -> list[str]:
        return [_fold_texts(messenger, self.guide) for messenger in self.messengers]


def _positions(names: Iterable[set[str]]) -> dict[str, list[int]]:
    """For each name, who bears it."""
    by_name: dict[str, list[int]] = {}
    for position, of_one in enumerate(names):
        for name in of_one:
            by_name.setdefault(name, []).append(position)
    return by_name


def _fold_names(messenger: Messenger) -> str:
    names = [messenger.name, *messenger.aliases, messenger.id]
    names += messenger.vendor.values()
    if messenger.document:
        names += filter(None, (messenger.document.name, messenger.document.listed_under))
    return fold("\n".join(names))


def _fold_app(app: App) -> str:
    in_document = [app.document.name] if app.document else []
    return fold("\n".join([app.name, *app.aliases, *in_document]))


def _fold_texts(messenger: Messenger, guide: Guide) -> str:
    texts = [claim.note for claim in messenger.claims.values()]
    texts += [app.note for app in messenger.apps if app.note]
    texts += [event.text for event in messenger.history]
    texts += [messenger.summary, messenger.caveat, messenger.protocol, messenger.funding]
    texts += [guide.countries[code].name for code in messenger.jurisdiction.countries or ()]
    texts += [messenger.jurisdiction.note] if messenger.jurisdiction.note else []
    return fold("\n".join(said for text in texts for said in text.values()))
