"""The sorting game: a group puts messengers into categories before it sees what the guide says.

A pure frozen state. Nothing here keeps a score: what comes out is where the group and the guide agree, where they
differ, and what there is to talk about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from imtui.guide.model import Guide, Status
from imtui.guide.query import CATEGORY, Index, Query
from imtui.guide.text import fold
from imtui.records import EMPTY, record, replace


class Act(StrEnum):
    """What a group can do with messengers."""

    PUT = "put"
    COUNT = "count"
    PASS = "pass"
    REVEAL = "reveal"


@record
class Move:
    """One thing that the group did; only revealing may be done with several messengers at once."""

    act: Act
    messengers: tuple[str, ...]
    category: str | None = None


@record
class Votes:
    """What the group said of one messenger: where it put it, how many hands each category had, whether it passed."""

    put: str | None = None
    counts: Mapping[str, int] = EMPTY
    passed: bool = False

    @property
    def category(self) -> str | None:
        """The category the group decided on: else that with most hands; None when there is none, or a tie."""
        most = max(self.counts.values(), default=0)
        leading = [category for category, count in self.counts.items() if count == most]
        return self.put or (leading[0] if len(leading) == 1 else None)


@record
class Game:
    """The messengers to sort, in an order that tells nothing, and what the group did, in the order in which it did it.

    What the group did with messengers that are not to be sorted now is kept.
    """

    order: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def revealed(self) -> frozenset[str]:
        """The messengers of which the guide's answer was shown."""
        return frozenset(m for move in self.moves if move.act is Act.REVEAL for m in move.messengers)

    def put(self, messenger: str, category: str) -> Game:
        """Put a messenger into a category."""
        return self._with(Act.PUT, messenger, category)

    def count(self, messenger: str, category: str) -> Game:
        """Count one more hand for a category."""
        return self._with(Act.COUNT, messenger, category)

    def skip(self, messenger: str) -> Game:
        """Leave a messenger for later."""
        return self._with(Act.PASS, messenger)

    def undo(self) -> Game:
        """Take back whatever was done last, a reveal as well."""
        return replace(self, moves=self.moves[:-1])

    def reveal(self, *messengers: str) -> Game:
        """Show what the guide says of messengers."""
        new = tuple(m for m in self.order if m in messengers and m not in self.revealed)
        return replace(self, moves=(*self.moves, Move(Act.REVEAL, new))) if new else self

    def reveal_all(self) -> Game:
        """Show what the guide says of them all."""
        return self.reveal(*self.order)

    def votes(self, messenger: str) -> Votes:
        """What the group said of a messenger before the guide's answer was shown."""
        return self._votes(messenger, since=False)

    def votes_since(self, messenger: str) -> Votes:
        """What the group said of a messenger once it had seen the guide's answer."""
        return self._votes(messenger, since=True)

    def category(self, messenger: str) -> str | None:
        """The category into which the group put a messenger, before the guide's answer was shown."""
        return self.votes(messenger).category

    def members(self, category: str) -> tuple[str, ...]:
        """The messengers that the group put into a category."""
        return tuple(messenger for messenger in self.order if self.category(messenger) == category)

    def waiting(self) -> tuple[str, ...]:
        """The messengers, still hidden, that are in no category yet."""
        return tuple(m for m in self.order if m not in self.revealed and self.category(m) is None)

    def next_after(self, messenger: str) -> str | None:
        """The next messenger to sort after this one, those passed coming last; None when all are sorted."""
        start, waiting = self.order.index(messenger) + 1 if messenger in self.order else 0, self.waiting()
        ahead = [m for m in (*self.order[start:], *self.order[:start]) if m in waiting and m != messenger]
        return next((m for m in ahead if not self.votes(m).passed), ahead[0] if ahead else None)

    def _with(self, act: Act, messenger: str, category: str | None = None) -> Game:
        if messenger not in self.order:
            return self
        return replace(self, moves=(*self.moves, Move(act, (messenger,), category)))

    def _votes(self, messenger: str, since: bool) -> Votes:
        votes, revealed = Votes(), False
        for move in self.moves:
            if messenger not in move.messengers:
                continue
            if move.act is Act.REVEAL:
                revealed = True
            elif revealed == since:
                votes = _after(votes, move)
        return votes


def _after(votes: Votes, move: Move) -> Votes:
    """The votes on a messenger after one more move."""
    if move.act is Act.PASS or move.category is None:
        return replace(votes, passed=True)
    if move.act is Act.PUT:
        return replace(votes, put=move.category)
    return replace(votes, counts={**votes.counts, move.category: votes.counts.get(move.category, 0) + 1})


@record
class Agreement:
    """How the group and the guide stand, among what was revealed; the rest is `hidden` and says nothing.

    What nobody can use any more is `ended`: there is nothing to be right or wrong about.
    `discuss` is what to talk about next: where they differ, then what the group did not put anywhere.
    """

    same: tuple[str, ...]
    different: tuple[str, ...]
    unsorted: tuple[str, ...]
    ended: tuple[str, ...]
    hidden: tuple[str, ...]

    @property
    def discuss(self) -> tuple[str, ...]:
        """The messengers about which there is most to say."""
        return self.different + self.unsorted


def new_game(guide: Guide, messengers: Iterable[str], before: Game | None = None) -> Game:
    """Sort these messengers, those that still live first, each by name: an order that tells nothing.

    What the group did `before` holds.
    """
    order = sorted(set(messengers), key=lambda m: (has_ended(guide, m), fold(guide.messengers[m].name), m))
    return replace(before or Game(), order=tuple(order))


def has_ended(guide: Guide, messenger: str) -> bool:
    """Whether a messenger is no longer usable, so that it is judged apart."""
    return guide.messengers[messenger].status is not Status.ACTIVE


def of_the_document(guide: Guide) -> tuple[str, ...]:
    """The messengers that the founding document names, for `new_game`."""
    return tuple(m.id for m in guide.messengers.values() if m.document)


def of_a_query(index: Index, query: Query) -> tuple[str, ...]:
    """The messengers that answer a query, for `new_game`; ignores filters on categories, which give the answer away."""
    return tuple(m.id for m in index.matching(query.without_field(CATEGORY)))


def agreement(index: Index, game: Game) -> Agreement:
    """Compare what the group said and what the guide says, where it was revealed."""
    revealed = game.revealed
    ended = {m for m in game.order if has_ended(index.guide, m)}
    shown = [m for m in game.order if m in revealed and m not in ended]
    said = {m: game.category(m) for m in shown}
    return Agreement(
        same=tuple(m for m in shown if said[m] == index.categories[m]),
        different=tuple(m for m in shown if said[m] not in (None, index.categories[m])),
        unsorted=tuple(m for m in shown if said[m] is None),
        ended=tuple(m for m in game.order if m in ended and m in revealed),
        hidden=tuple(m for m in game.order if m not in revealed),
    )
