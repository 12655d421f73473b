"""Which messengers answer a query, why the others do not, and what each further requirement would leave.

One code path: a requirement looks at what was *found* in its field, and an `Index` keeps, for each field, who was
found with what as a set of bits; matching is an intersection of such sets, explaining names those that fail.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from operator import and_

from imtui.guide.model import App, Claim, Guide, Messenger, Status, Value
from imtui.guide.query.bits import Bits, bits_of, chosen, forget_oldest, lowest, union
from imtui.guide.query.fields import Field, Found, fields_of
from imtui.guide.query.model import CATEGORY, NAME, PLATFORM, TEXT, Query, Requirement
from imtui.guide.query.search import TextSearch
from imtui.guide.text import fold
from imtui.guide.verdict import category_of
from imtui.records import record, replace


@record
class Failure:
    """A requirement that a messenger does not satisfy, with what was found instead."""

    messenger: Messenger
    requirement: Requirement
    found: Found
    claim: Claim | None

    def is_unknown(self) -> bool:
        """Whether it fails only because nobody knows."""
        return self.found == {Value.UNKNOWN}


@record
class Facet:
    """What one more requirement would leave, and how many it would hide only because they are unknown.

    What packs add is not among those that remain: how many of it do is `added`.
    """

    remaining: int
    unknown: int
    added: int = 0


class Index:
    """A guide made ready for queries."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.messengers = tuple(guide.messengers.values())
        self.everybody: Bits = (1 << len(self.messengers)) - 1
        self.categories = {m.id: category_of(guide, m) for m in self.messengers}
        self.places = {messenger: (category, messenger) for messenger, category in self.categories.items()}
        """Where each stands in the guide: its category and itself."""
        added = {messenger_id for pack in guide.packs for messenger_id in pack.messengers}
        own = [n for n, m in enumerate(self.messengers) if m.id not in added]
        self.own = bits_of(own, len(self.messengers)) if added else self.everybody
        """The set of the messengers of the guide itself, which packs add to."""
        self.category_sizes = Counter(self.categories[self.messengers[n].id] for n in own)
        self._position = {m.id: n for n, m in enumerate(self.messengers)}
        self._tables: dict[tuple[str, Found], dict[Found, Bits]] = {}
        self._texts = TextSearch(guide, self.messengers)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Every field that can be asked about; the categories were worked out already."""
        fields = fields_of(self.guide)
        known = replace(fields[CATEGORY], answer=lambda m, _asked: frozenset({self.categories[m.id]}))
        return {**fields, CATEGORY: known}

    def match(self, messenger: Messenger, query: Query) -> bool:
        """Whether a messenger answers a query."""
        return bool(self.bits(query) >> self._position[messenger.id] & 1)

    def matching(self, query: Query) -> list[Messenger]:
        """The messengers that answer a query, in the order of the guide."""
        return self.members(self.bits(query))

    def members(self, bits: Bits) -> list[Messenger]:
        """The messengers of a set."""
        return list(chosen(self.messengers, bits))

    def tally(self, bits: Bits) -> tuple[int, int]:
        """How many of a set are of the guide, and how many of packs."""
        return (bits & self.own).bit_count(), (bits & ~self.own).bit_count()

    def by_category(self, query: Query) -> dict[str, list[Messenger]]:
        """The messengers that answer a query, by category, in the order of the tree."""
        return {
            category: [messenger for together in sets for messenger in self.members(together)]
            for category, sets in self.ordered(query).items()
        }

    def ordered(self, query: Query) -> dict[str, list[Bits]]:
        """Who answers a query, by category, in sets: those that its words name best first, those of the past last."""
        by_rank = self._by_rank(query)
        sets = [ranked & self._living for ranked in by_rank] + [ranked & ~self._living for ranked in by_rank]
        return {c.id: [found for each in sets if (found := each & self._in[c.id])] for c in self.guide.categories}

    def tally_in(self, category: str, query: Query) -> tuple[int, int]:
        """How many of a category answer a query: of the guide, and of packs."""
        return self.tally(self.bits(query) & self._in[category])

    def best(self, query: Query) -> Messenger | None:
        """The messenger that the words of a query name best, else the first that answers."""
        for ranked in self._by_rank(query):
            for category in self.guide.categories:
                if found := ranked & self._in[category.id]:
                    return self.messengers[lowest(found)]
        return None

    def _by_rank(self, query: Query) -> list[Bits]:
        """The messengers that answer a query, in sets: those that its words name best come first."""
        remaining, sets = self.bits(query), []
        for ranked in self._texts.by_rank(_words(query)):
            sets.append(remaining & ranked)
            remaining &= ~ranked
        return [*sets, remaining]

    @cached_property
    def _living(self) -> Bits:
        """The set of those that are still to be used."""
        living = (n for n, messenger in enumerate(self.messengers) if messenger.status is Status.ACTIVE)
        return bits_of(living, len(self.messengers))

    @cached_property
    def _in(self) -> dict[str, Bits]:
        """The set of the messengers of each category."""
        ids = [category.id for category in self.guide.categories]
        return {category: self.satisfying(Requirement(CATEGORY, frozenset({category}))) for category in ids}

    def bits(self, query: Query) -> Bits:
        """The set of the messengers that answer a query."""
        remaining = self.everybody
        for requirement in query.requirements:
            remaining &= self.satisfying(requirement)
        return remaining

    def less_each(self, query: Query) -> list[tuple[Requirement, int]]:
        """How many would answer if one requirement were dropped, for each, found in one pass from both ends."""
        sets = [self.satisfying(requirement) for requirement in query.requirements]
        before = accumulate(sets, and_, initial=self.everybody)
        after = [*accumulate(reversed(sets), and_, initial=self.everybody)][-2::-1]
        counts = [(left & right).bit_count() for left, right in zip(before, after, strict=False)]
        return list(zip(query.requirements, counts, strict=True))

    def satisfying(self, requirement: Requirement) -> Bits:
        """The set of the messengers that satisfy one requirement."""
        satisfied = 0
        for found, bits in self._table(requirement).items():
            if requirement.accepts(found):
                satisfied |= bits
        return satisfied

    def explain(self, messenger: Messenger, query: Query) -> list[Failure]:
        """The requirements that a messenger fails: none exactly when it matches."""
        bit = 1 << self._position[messenger.id]
        return [
            Failure(messenger, r, self._found(r, bit), messenger.claims.get(r.field))
            for r in query.requirements
            if not self.satisfying(r) & bit
        ]

    def hidden_by_unknowns(self, query: Query) -> Bits:
        """The set of those hidden only because something is unknown: every other requirement holds."""
        unknown_at_worst = self.everybody
        for requirement in query.requirements:
            unknown = self._table(requirement).get(frozenset({Value.UNKNOWN.value}), 0)
            unknown_at_worst &= self.satisfying(requirement) | unknown
        return unknown_at_worst & ~self.bits(query)

    def facet(self, query: Query, requirement: Requirement) -> Facet:
        """How many messengers would be left with one more requirement."""
        before = self.bits(query)
        unknown = self._table(requirement).get(frozenset({Value.UNKNOWN.value}), 0)
        remaining, added = self.tally(before & self.satisfying(requirement))
        return Facet(remaining, (before & unknown).bit_count(), added)

    def facets(self, query: Query) -> dict[tuple[str, str], Facet]:
        """How many would be left, for every platform and every value of every property, if it were required too."""
        choices = [(PLATFORM, platform) for platform in self.guide.platforms]
        choices += [(p, value.value) for p in self.guide.properties for value in Value]
        return {(field, value): self.facet(query, Requirement(field, frozenset({value}))) for field, value in choices}

    def values_found(self, field: str) -> list[str]:
        """The values of a field that some messenger has, in the order of the field."""
        return [v for v in self.fields[field].values if self.satisfying(Requirement(field, frozenset({v})))]

    def apps(self, messenger: Messenger, query: Query) -> tuple[App, ...]:
        """The apps of a messenger that answer: those on the platforms asked for, and named by the words typed."""
        asked = query.platforms()
        apps = messenger.apps
        if asked:
            running = messenger.platforms
            apps = tuple(a for a in apps if not asked.isdisjoint(a.platforms) and not running.isdisjoint(a.platforms))
        if self.is_found_by_app(messenger, query):
            named = self._texts.apps_named(self._position[messenger.id], _words(query))
            apps = tuple(app for app in apps if app in named)
        return apps

    def is_found_by_app(self, messenger: Messenger, query: Query) -> bool:
        """Whether the words of a query name some of its apps, and not the messenger itself."""
        return bool(self.found_by_app(query) >> self._position[messenger.id] & 1)

    def found_by_app(self, query: Query) -> Bits:
        """The set of those of which the words of a query name an app, and not what stands in their own row."""
        return union(self._texts.named_by_app(word) for word in _words(query))

    def names_something(self, text: str) -> bool:
        """Whether a text stands in the name of a messenger, a vendor or an app."""
        return bool(self._texts.named(fold(text)))

    def pages_with(self, text: str) -> int:
        """How many messengers have a text somewhere in their names or notes."""
        return self._texts.anywhere(fold(text)).bit_count()

    def _found(self, requirement: Requirement, bit: Bits) -> Found:
        return next(found for found, bits in self._table(requirement).items() if bits & bit)

    def _table(self, requirement: Requirement) -> dict[Found, Bits]:
        """Who was found with what in the field of a requirement."""
        field, values = requirement.field, requirement.values
        if field in (NAME, TEXT):
            in_names = self._texts.called if requirement.negated else self._texts.named
            search = in_names if field == NAME else self._texts.anywhere
            return self._searched({value: search(fold(value)) for value in values})
        asked = values if self.fields[field].is_open else frozenset[str]()
        if (field, asked) not in self._tables:
            forget_oldest(self._tables)
            self._tables[field, asked] = self._tabulate(self.fields[field], asked)
        return self._tables[field, asked]

    def _searched(self, hits: Mapping[str, Bits]) -> dict[Found, Bits]:
        table = {frozenset({value}): bits for value, bits in hits.items()}
        nowhere = self.everybody
        for bits in hits.values():
            nowhere &= ~bits
        return {**table, frozenset(): nowhere}

    def _tabulate(self, field: Field, asked: Found) -> dict[Found, Bits]:
        members: dict[Found, list[int]] = {}
        for position, messenger in enumerate(self.messengers):
            members.setdefault(field.answer(messenger, asked), []).append(position)
        return {found: bits_of(positions, len(self.messengers)) for found, positions in members.items()}


def _words(query: Query) -> list[str]:
    """The words that a query searches, folded."""
    return [fold(word) for r in query.on(NAME) if not r.negated for word in r.values]
