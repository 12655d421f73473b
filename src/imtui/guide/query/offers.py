"""What may be meant instead of a word that was not understood: a known word, or a search in the texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from imtui.guide.query.matching import Index
from imtui.guide.query.model import NAME
from imtui.guide.query.parsed import Clause, QueryError
from imtui.guide.query.phrasebook import Phrasebook
from imtui.guide.query.tokens import bare_words
from imtui.guide.query.vocabulary import Vocabulary
from imtui.records import record


@record
class Offer:
    """A text to write from `start` to `end` of what was typed; `pages` counts those that a search in texts finds."""

    start: int
    end: int
    text: str
    pages: int = 0

    def applied(self, text: str) -> str:
        """What was typed, with this in its place."""
        return text[: self.start] + self.text + text[self.end :]


def offers_for(index: Index, vocabulary: Vocabulary, text: str) -> list[Offer]:
    """What may be meant by the words of a text that name nothing, the likeliest first."""
    try:
        parts = vocabulary.read(text).parts
    except QueryError as error:
        start = error.column - 1
        return list(_spelt(vocabulary.phrasebook, error.word, start, start + len(error.word))) if error.word else []
    nameless = [part for part in parts if _is_nameless(index, part)]
    return [
        *(offer for run in _runs(parts, nameless) for offer in _spelt_in(vocabulary.phrasebook, text, run)),
        *(offer for part in nameless for offer in _in_texts(index, part)),
    ]


def _is_nameless(index: Index, part: Clause) -> bool:
    asked = part.requirement
    return asked.field == NAME and not asked.negated and not any(map(index.names_something, asked.values))


def _runs(parts: tuple[Clause, ...], nameless: list[Clause]) -> Iterator[list[Clause]]:
    """Nameless words that stand next to each other: they may be one phrase."""
    for is_nameless, run in groupby(parts, lambda part: part in nameless):
        if is_nameless:
            yield list(run)


def _spelt_in(phrasebook: Phrasebook, text: str, run: list[Clause]) -> list[Offer]:
    """What a run of words may mean as one phrase, else each of its words."""
    start, end = run[0].start, run[-1].end
    whole = list(_spelt(phrasebook, text[start:end], start, end))
    if whole or len(run) == 1:
        return whole
    return [offer for part in run for offer in _spelt(phrasebook, text[part.start : part.end], part.start, part.end)]


def _spelt(phrasebook: Phrasebook, word: str, start: int, end: int) -> Iterator[Offer]:
    for phrase in phrasebook.speller.nearest("".join(bare_words(word))):
        yield Offer(start, end, phrase)


def _in_texts(index: Index, part: Clause) -> Iterator[Offer]:
    (word,) = part.requirement.values
    pages = index.pages_with(word)
    if pages:
        yield Offer(part.start, part.end, '"' + word.replace('"', '""') + '"', pages)
