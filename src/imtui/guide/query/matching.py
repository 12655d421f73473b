"""Which messengers answer a query, why the others do not, and what each further requirement would leave.

One code path: a requirement looks at what was *found* in its field, and an `Index` keeps, for each field, who was
found with what as a set of bits; matching is an intersection of such sets, explaining names those that fail.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import compress

from imtui.guide.model import App, Claim, Guide, Messenger, Value
from imtui.guide.query.model import CATEGORY, PLATFORM, STATUS, TEXT, Query, Requirement
from imtui.guide.text import fold
from imtui.guide.verdict import category_of
from imtui.language import LANGUAGES
from imtui.records import record

Bits = int
"""A set of messengers: bit n stands for the n-th."""

Found = frozenset[str]

MOST_WORDS = 300
"""Words whose findings are kept: many more than a filter has, and none of a session that goes on for days."""


@record
class Failure:
    """A requirement that a messenger does not satisfy, with what was found instead."""

    messenger: Messenger
    requirement: Requirement
    found: Found
    claim: Claim | None

    def is_unknown(self) -> bool:
        """Tell whether it fails only because nobody knows."""
        return self.found == {Value.UNKNOWN}


@record
class Facet:
    """What one more requirement would leave, and how many it would hide only because they are unknown."""

    remaining: int
    unknown: int


class Index:
    """A guide made ready for queries."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.messengers = tuple(guide.messengers.values())
        self.everybody: Bits = (1 << len(self.messengers)) - 1
        self.categories = {m.id: category_of(guide, m) for m in self.messengers}
        self.category_sizes = Counter(self.categories.values())
        self._position = {m.id: n for n, m in enumerate(self.messengers)}
        self._tables: dict[str, dict[Found, Bits]] = {}
        self._found_by_app: tuple[Query, Bits] = (Query(), 0)
        self._words: dict[tuple[str, str], Bits] = {}

    @cached_property
    def _own_names(self) -> list[str]:
        return [_fold_own(messenger) for messenger in self.messengers]

    @cached_property
    def _app_names(self) -> list[tuple[str, ...]]:
        return [tuple(map(_fold_app, messenger.apps)) for messenger in self.messengers]

    @cached_property
    def _names(self) -> list[str]:
        return ["\n".join((own, *apps)) for own, apps in zip(self._own_names, self._app_names, strict=True)]

    @cached_property
    def _notes(self) -> list[str]:
        return [_fold_notes(messenger) for messenger in self.messengers]

    def match(self, messenger: Messenger, query: Query) -> bool:
        """Tell whether a messenger answers a query."""
        return bool(self.bits(query) >> self._position[messenger.id] & 1)

    def matching(self, query: Query) -> list[Messenger]:
        """Give the messengers that answer a query, in the order of the guide."""
        return self.members(self.bits(query))

    def members(self, bits: Bits) -> list[Messenger]:
        """Give the messengers of a set."""
        return list(compress(self.messengers, _digits(bits)))

    def by_category(self, query: Query) -> dict[str, list[Messenger]]:
        """Give the messengers that answer a query, by category."""
        bits = self.bits(query)
        categories = (category.id for category in self.guide.categories)
        return {c: self.members(bits & self.satisfying(Requirement(CATEGORY, frozenset({c})))) for c in categories}

    def bits(self, query: Query) -> Bits:
        """Give the set of the messengers that answer a query."""
        remaining = self.everybody
        for requirement in query.requirements:
            remaining &= self.satisfying(requirement)
        return remaining

    def satisfying(self, requirement: Requirement) -> Bits:
        """Give the set of the messengers that satisfy one requirement."""
        satisfied = 0
        for found, bits in self._table(requirement).items():
            if requirement.accepts(found):
                satisfied |= bits
        return satisfied

    def explain(self, messenger: Messenger, query: Query) -> list[Failure]:
        """Give the requirements that a messenger fails: none exactly when it matches."""
        bit = 1 << self._position[messenger.id]
        return [
            Failure(messenger, r, self._found(r, bit), messenger.claims.get(r.field))
            for r in query.requirements
            if not self.satisfying(r) & bit
        ]

    def hidden_by_unknowns(self, query: Query) -> Bits:
        """Give the set of those hidden only because something is unknown: every other requirement holds."""
        unknown_at_worst = self.everybody
        for requirement in query.requirements:
            unknown = self._table(requirement).get(frozenset({Value.UNKNOWN.value}), 0)
            unknown_at_worst &= self.satisfying(requirement) | unknown
        return unknown_at_worst & ~self.bits(query)

    def facet(self, query: Query, requirement: Requirement) -> Facet:
        """Say what would remain of a query with one more requirement."""
        before = self.bits(query)
        unknown = self._table(requirement).get(frozenset({Value.UNKNOWN.value}), 0)
        return Facet((before & self.satisfying(requirement)).bit_count(), (before & unknown).bit_count())

    def facets(self, query: Query) -> dict[tuple[str, str], Facet]:
        """Say, for every platform and every value of every property, what would remain if it were required too."""
        choices = [(PLATFORM, platform) for platform in self.guide.platforms]
        choices += [(p, value.value) for p in self.guide.properties for value in Value]
        return {(field, value): self.facet(query, Requirement(field, frozenset({value}))) for field, value in choices}

    def apps(self, messenger: Messenger, query: Query) -> tuple[App, ...]:
        """Give the apps of a messenger that answer: those on the platforms asked for, and named by the words typed."""
        asked = query.platforms()
        apps = messenger.apps
        if asked:
            running = messenger.platforms
            apps = tuple(a for a in apps if not asked.isdisjoint(a.platforms) and not running.isdisjoint(a.platforms))
        if self.is_found_by_app(messenger, query):
            words, names = _words(query), self._app_names[self._position[messenger.id]]
            named = {app.name for app, name in zip(messenger.apps, names, strict=True) if any(w in name for w in words)}
            apps = tuple(app for app in apps if app.name in named)
        return apps

    def is_found_by_app(self, messenger: Messenger, query: Query) -> bool:
        """Tell whether the words of a query name some of its apps, and not the messenger itself."""
        return bool(self.found_by_app(query) >> self._position[messenger.id] & 1)

    def found_by_app(self, query: Query) -> Bits:
        """Give the set of those whose apps the words of a query name, though not themselves."""
        if self._found_by_app[0] != query:
            named = own = 0
            for word in _words(query):
                named |= self._named(word)
                own |= self._own_named(word)
            self._found_by_app = (query, named & ~own)
        return self._found_by_app[1]

    def names_something(self, text: str) -> bool:
        """Tell whether a text stands in the name of a messenger, a vendor or an app."""
        return bool(self._named(fold(text)))

    def _named(self, word: str) -> Bits:
        return self._cached(word, "names", self._names)

    def _own_named(self, word: str) -> Bits:
        return self._cached(word, "own names", self._own_names)

    def _cached(self, word: str, where: str, haystacks: list[str]) -> Bits:
        """Search a word once, as long as it is among the last; one that goes on, only where its beginning was found."""
        if (word, where) not in self._words:
            among = self._words.get((word[:-1], where), self.everybody)
            if len(self._words) == MOST_WORDS:
                del self._words[next(iter(self._words))]
            positions = compress(range(len(haystacks)), _digits(among))
            self._words[word, where] = _bits([n for n in positions if word in haystacks[n]], len(haystacks))
        return self._words[word, where]

    def _found(self, requirement: Requirement, bit: Bits) -> Found:
        return next(found for found, bits in self._table(requirement).items() if bits & bit)

    def _table(self, requirement: Requirement) -> dict[Found, Bits]:
        """Give who was found with what in the field of a requirement."""
        if requirement.field == TEXT:
            (text,) = requirement.values
            bits = self._containing(fold(text))
            return {frozenset({text}): bits, frozenset(): self.everybody & ~bits}
        if requirement.field not in self._tables:
            self._tables[requirement.field] = self._tabulate(requirement.field)
        return self._tables[requirement.field]

    def _tabulate(self, field: str) -> dict[Found, Bits]:
        members: dict[Found, list[int]] = {}
        for position, messenger in enumerate(self.messengers):
            members.setdefault(self._look(messenger, field), []).append(position)
        return {found: _bits(positions, len(self.messengers)) for found, positions in members.items()}

    def _look(self, messenger: Messenger, field: str) -> Found:
        if field == PLATFORM:
            return messenger.platforms
        if field == CATEGORY:
            return frozenset({self.categories[messenger.id]})
        if field == STATUS:
            return frozenset({messenger.status.value})
        return frozenset({messenger.value(field).value})

    def _containing(self, text: str) -> Bits:
        """Find a text among names, vendors and apps; a text that names nothing is looked for in the notes."""
        if self._named(text):
            return self._named(text)
        return self._cached(text, "notes", self._notes)


def _bits(positions: list[int], size: int) -> Bits:
    octets = bytearray(size // 8 + 1)
    for position in positions:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def _digits(bits: Bits) -> bytes:
    """Give the members of a set as numbers that are 0 for those who are not in it."""
    return bin(bits)[:1:-1].encode().replace(b"0", b"\0")


def _words(query: Query) -> list[str]:
    """Give the words that a query searches, folded."""
    return [fold(word) for r in query.on(TEXT) if not r.negated for word in r.values]


def _fold_own(messenger: Messenger) -> str:
    names = [messenger.name, *messenger.aliases, messenger.id]
    names += [messenger.vendor[lang] for lang in LANGUAGES]
    if messenger.document:
        names += [messenger.document.name, messenger.document.listed_under or ""]
    return fold("\n".join(names))


def _fold_app(app: App) -> str:
    return fold("\n".join((app.name, *app.aliases, app.document.name if app.document else "")))


def _fold_notes(messenger: Messenger) -> str:
    texts = [claim.note for claim in messenger.claims.values()]
    texts += [app.note for app in messenger.apps if app.note]
    texts += [event.text for event in messenger.history]
    texts += [messenger.summary, messenger.caveat, messenger.protocol, messenger.jurisdiction, messenger.funding]
    return fold("\n".join(text[lang] for text in texts for lang in LANGUAGES))
