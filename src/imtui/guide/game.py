"""The sorting game: a group puts messengers into categories before it sees what the guide says.

A pure frozen state. Nothing here keeps a score: what comes out is where the group and the guide agree, where they
differ, and what there is to talk about.
"""

from __future__ import annotations

from collections.abc import Iterable

from imtui.guide.glossary import whole_words
from imtui.guide.in_languages import Text
from imtui.guide.model import Claim, Guide, Messenger, Term
from imtui.guide.query import CATEGORY, Index, Query
from imtui.guide.text import fold
from imtui.records import record, replace


@record
class Move:
    """What the group did with a messenger: put it into a category, or passed (no category)."""

    messenger: str
    category: str | None


@record
class Game:
    """The messengers to sort, in an order that tells nothing, what the group did, and what it has seen revealed."""

    order: tuple[str, ...]
    moves: tuple[Move, ...] = ()
    revealed: frozenset[str] = frozenset()

    def put(self, messenger: str, category: str) -> Game:
        """Put a messenger into a category; what is revealed stays where the group had put it."""
        return self._with(Move(messenger, category))

    def skip(self, messenger: str) -> Game:
        """Leave a messenger for later."""
        return self._with(Move(messenger, None))

    def undo(self) -> Game:
        """Take back the last move on a messenger that is still hidden."""
        for position in range(len(self.moves) - 1, -1, -1):
            if self.moves[position].messenger not in self.revealed:
                return replace(self, moves=self.moves[:position] + self.moves[position + 1 :])
        return self

    def reveal(self, messenger: str) -> Game:
        """Show what the guide says of a messenger."""
        return replace(self, revealed=self.revealed | ({messenger} & set(self.order)))

    def reveal_all(self) -> Game:
        """Show what the guide says of them all."""
        return replace(self, revealed=frozenset(self.order))

    def category(self, messenger: str) -> str | None:
        """The category into which the group put a messenger; None when it passed, or has not come to it."""
        return next((move.category for move in reversed(self.moves) if move.messenger == messenger), None)

    def passed(self, messenger: str) -> bool:
        """Whether the group looked at a messenger and left it for later."""
        return self.category(messenger) is None and any(move.messenger == messenger for move in self.moves)

    def members(self, category: str) -> tuple[str, ...]:
        """The messengers that the group put into a category."""
        return tuple(messenger for messenger in self.order if self.category(messenger) == category)

    def waiting(self) -> tuple[str, ...]:
        """The messengers, still hidden, that are in no category yet."""
        return tuple(m for m in self.order if m not in self.revealed and self.category(m) is None)

    def next_after(self, messenger: str) -> str | None:
        """The next messenger to sort after this one, those passed coming last; None when all are sorted."""
        start = self.order.index(messenger) + 1 if messenger in self.order else 0
        ahead = [m for m in (*self.order[start:], *self.order[:start]) if m in self.waiting() and m != messenger]
        return next((m for m in ahead if not self.passed(m)), ahead[0] if ahead else None)

    def _with(self, move: Move) -> Game:
        if move.messenger in self.revealed or move.messenger not in self.order:
            return self
        return replace(self, moves=(*self.moves, move))


@record
class Agreement:
    """How the group and the guide stand, among what was revealed; the rest is `hidden` and says nothing.

    `discuss` is what to talk about next: where they differ, then what the group did not put anywhere.
    """

    same: tuple[str, ...]
    different: tuple[str, ...]
    unsorted: tuple[str, ...]
    hidden: tuple[str, ...]

    @property
    def discuss(self) -> tuple[str, ...]:
        """The messengers about which there is most to say."""
        return self.different + self.unsorted


def new_game(guide: Guide, messengers: Iterable[str]) -> Game:
    """Begin a game with these messengers, by name: an order that tells nothing."""
    return Game(tuple(sorted(set(messengers), key=lambda m: (fold(guide.messengers[m].name), m))))


def of_the_document(guide: Guide) -> tuple[str, ...]:
    """The messengers that the founding document names, for `new_game`."""
    return tuple(m.id for m in guide.messengers.values() if m.document)


def of_a_query(index: Index, query: Query) -> tuple[str, ...]:
    """The messengers that answer a query, for `new_game`: less what it asks of categories, which would tell."""
    return tuple(m.id for m in index.matching(query.without_field(CATEGORY)))


def agreement(index: Index, game: Game) -> Agreement:
    """Compare what the group said and what the guide says, where it was revealed."""
    shown = [m for m in game.order if m in game.revealed]
    return Agreement(
        same=tuple(m for m in shown if game.category(m) == index.categories[m]),
        different=tuple(m for m in shown if game.category(m) not in (None, index.categories[m])),
        unsorted=tuple(m for m in shown if game.category(m) is None),
        hidden=tuple(m for m in game.order if m not in game.revealed),
    )


def questions_to_ask(guide: Guide) -> tuple[str, ...]:
    """The properties of which the best category asks something: the same for all, so they tell nothing."""
    return tuple(dict.fromkeys(p for alternative in guide.categories[0].rule for p in alternative))


class Veil:
    """What may be shown of a messenger before it is revealed, and what would give its category away."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        marks = [mark for category in guide.categories for mark in category.marks]
        marks += [mark for m in guide.messengers.values() if m.document for mark in m.document.marks]
        telling = {p for category in guide.categories for alternative in category.rule for p in alternative}
        telling |= {mark.property for mark in marks if mark.property}
        self._groups = {guide.properties[p].group for p in telling}
        texts = [*(c.name for c in guide.categories), *(mark.text for mark in marks)]
        words = {said for text in texts for said in text.values()}
        words |= {w for t in guide.terms.values() if self._tells(t) for w in t.words}
        self._telling_words = whole_words(map(fold, words))

    def hides(self, text: Text) -> bool:
        """Whether a text names, in either language, a category, a mark of the document, or what they judge by."""
        return any(self._telling_words.search(fold(said)) for said in text.values())

    def facts(self, messenger: Messenger) -> tuple[Claim, ...]:
        """The claims of the groups of properties of which neither the rule nor the document judges anything."""
        properties = self._guide.properties.values()
        return tuple(
            messenger.claims[p.id] for p in properties if p.group not in self._groups and p.id in messenger.claims
        )

    def _tells(self, term: Term) -> bool:
        return any(self._guide.properties[p].group in self._groups for p in term.properties)
