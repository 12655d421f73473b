"""The grammar of filters: how the units of a text become requirements.

- "and", a comma, or nothing at all joins requirements: a messenger must meet them all.
- "or" means either, and works within one field. Values in a row mean either as well if a messenger can have only one
  of them, such as countries.
- "not" and "without" negate what follows, including every item of a list of nouns ("sans numéro, compte ni pub").
- Small words such as "the" are dropped next to something that is understood; a number beside a call is how many people
  it has to hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from imtui.guide.model import Value
from imtui.guide.query.group_calls import with_group_calls
from imtui.guide.query.model import NAME, PLATFORM, Requirement
from imtui.guide.query.parsed import Clause, QueryError
from imtui.guide.query.phrasebook import Phrasebook, PhraseEntry, PhraseRole
from imtui.guide.query.units import Splitter, Unit
from imtui.language import _, current
from imtui.records import replace

SMALL_WORD = PhraseEntry("", PhraseRole.FILLER)
SHORT_WORD = 3
"""Letters from which a word that means nothing is looked for beside others that do."""

SHORT_NAME = 5
"""Letters up to which a small word is never taken for a name."""


def parts_of(text: str, phrasebook: Phrasebook) -> tuple[Clause, ...]:
    """What a text asks, part by part; raises QueryError at the first thing that is not understood."""
    units = _without_fillers(text, list(_glued(Splitter(text, phrasebook).units())), phrasebook)
    sentence = _Sentence(text, phrasebook)
    for unit in units:
        sentence.take(unit)
    sentence.end()
    return tuple(sentence.parts)


def _glued(units: Iterator[Unit]) -> Iterator[Unit]:
    """Units, those that no space separates from an unknown word before being one with it: `example.org`."""
    last: Unit | None = None
    for unit in units:
        if last and unit.glued and last.is_plain and not unit.asks:
            last = replace(last, end=unit.end)
            continue
        if last:
            yield last
        last = unit
    if last:
        yield last


def _without_fillers(text: str, units: Sequence[Unit], phrasebook: Phrasebook) -> list[Unit]:
    """Units less the small words, and the numbers, beside one that is understood; others are words like any other."""
    units = [_weighed(text, unit, before) for unit, before in zip(units, (None, *units), strict=False)]
    units = with_group_calls(text, units, phrasebook)
    kept: list[Unit] = []
    for unit, before, after in zip(units, _nearest_before(units), _nearest_before(units[::-1])[::-1], strict=True):
        if unit.role is not PhraseRole.FILLER:
            kept.append(unit)
        elif _is_a_name(text, unit, kept, after, phrasebook) or not (_is_understood(after) or _is_understood(before)):
            kept.append(replace(unit, entry=None))
    return kept


def _nearest_before(units: Sequence[Unit]) -> list[Unit | None]:
    """For each unit, the nearest one before it that is no small word."""
    nearest: list[Unit | None] = [None]
    for unit in units[:-1]:
        nearest.append(nearest[-1] if unit.role is PhraseRole.FILLER else unit)
    return nearest[: len(units)]


def _weighed(text: str, unit: Unit, before: Unit | None) -> Unit:
    """A number, or a word of a letter or two, as the small word that it is; after a platform it may be a version."""
    word, asked = text[unit.start : unit.end], before.entry.asks if before and before.entry else ()
    is_small = word.isdecimal() or (len(word) < SHORT_WORD and word.isalpha())
    if not unit.is_plain or not is_small or any(r.field == PLATFORM for r in asked):
        return unit
    return replace(unit, entry=SMALL_WORD)


def _is_a_name(text: str, unit: Unit, before: Sequence[Unit], after: Unit | None, phrasebook: Phrasebook) -> bool:
    """Whether a small word is a name here: right after a negation, or in a list of names ("whatsapp, messenger")."""
    if unit.end - unit.start <= SHORT_NAME or not phrasebook.is_in_a_name(text[unit.start : unit.end]):
        return False
    roles = [before.role for before in before[-2:]]
    is_listed = unit.listed and roles[-1:] == [PhraseRole.NAME]
    return (
        is_listed
        or roles == [PhraseRole.NAME, PhraseRole.JOINING]
        or (after is None and roles[-1:] == [PhraseRole.NEGATING])
    )


def _is_understood(unit: Unit | None) -> bool:
    return unit is not None and not unit.is_plain


class _Sentence:
    """What was understood so far, and what the next unit is joined to it by."""

    def __init__(self, text: str, phrasebook: Phrasebook) -> None:
        self.text, self.phrasebook = text, phrasebook
        self.parts: list[Clause] = []
        self._times: Counter[Requirement] = Counter()
        """How often each requirement stands in the parts: to look through them for each word takes minutes."""
        self._negator: Unit | None = None
        self._negation_goes_on = False
        self._link: Unit | None = None
        """The words that wait for what they negate or join."""
        self._entry: PhraseEntry | None = None
        """The phrase of the last part."""

    def take(self, unit: Unit) -> None:
        """Understand one more unit."""
        if unit.role in (PhraseRole.NEGATING, PhraseRole.NEEDLESS):
            self._negator = None if self._negator else unit
        elif unit.role is PhraseRole.NEEDED:
            self._check_needed(unit)
        elif unit.role in (PhraseRole.JOINING, PhraseRole.CHOOSING):
            self._link = unit
        elif unit.entry and unit.role is PhraseRole.VAGUE:
            raise QueryError(unit.start + 1, str(unit.entry.note or ""))
        else:
            for requirement in self._asked(unit):
                self._add(unit, requirement)
            self._entry, self._negator, self._link = unit.entry, None, None

    def _check_needed(self, unit: Unit) -> None:
        """Refuse "no video needed": what one can do without is not excluded. "No phone needed" is what it seems."""
        if self.parts and self.parts[-1].requirement.negated:
            raise self._needless(self.parts[-1].start, unit.end)

    def _needless(self, start: int, end: int) -> QueryError:
        message = _("“{words}”: what does not matter need not be asked for").format(words=self.text[start:end])
        return QueryError(start + 1, message)

    def end(self) -> None:
        """Refuse what lacks its end: a negation of nothing, an "or" after which nothing comes."""
        waiting = self._negator or (self._link if self._link and self._link.role is PhraseRole.CHOOSING else None)
        if waiting:
            word = self.text[waiting.start : waiting.end]
            message = _("“{word}”: what comes after it?").format(word=word)
            raise QueryError(waiting.start + 1, message, is_unfinished=True)

    def _asked(self, unit: Unit) -> tuple[Requirement, ...]:
        """What a unit asks, negated where a negation stands before it or goes on."""
        self._negation_goes_on = self._continues_negation(unit)
        is_negated = self._negator or self._negation_goes_on
        if self._negator and self._negator.role is PhraseRole.NEEDLESS and not (unit.entry and unit.entry.negation):
            raise self._needless(self._negator.start, unit.end)
        if is_negated and unit.entry and unit.entry.negated:
            return (unit.entry.negated,)
        requirements = self._positive(unit)
        if not is_negated:
            return requirements
        if len(requirements) > 1:
            word = self.text[unit.start : unit.end]
            message = _("“{word}” is several things at once, and cannot be excluded in one word").format(word=word)
            raise QueryError(unit.start + 1, message)
        return (requirements[0].negation(),)

    def _positive(self, unit: Unit) -> tuple[Requirement, ...]:
        if unit.asks:
            return (unit.asks,)
        if unit.entry and unit.entry.asks:
            return unit.entry.asks
        if unit.entry and unit.entry.negation:
            raise self._with_or_without(unit, unit.entry.negation)
        if unit.entry and unit.role is PhraseRole.NAME:
            return (Requirement(NAME, frozenset({unit.entry.phrase})),)
        word = self.text[unit.start : unit.end]
        if word.replace(".", "").isdecimal() and self.parts and self.parts[-1].requirement.field == PLATFORM:
            named = ", ".join(str(p.name) for p in self.phrasebook.guide.platforms.values() if p.has_versions)
            message = _("versions can be asked for of {platforms} only").format(platforms=named)
            raise QueryError(unit.start + 1, message)
        if self._negator and self.text[self._negator.start] != "-" and not self.phrasebook.is_in_a_name(word):
            message = _("“{word}” is neither a criterion nor a name: nothing can be excluded by it").format(word=word)
            raise QueryError(unit.start + 1, message, word=word)
        return (Requirement(NAME, frozenset({word})),)

    def _with_or_without(self, unit: Unit, without_it: Requirement) -> QueryError:
        """What to say to a noun that one may want to do without, when nothing says whether one does."""
        field, lang = self.phrasebook.fields[without_it.field], current()
        with_, without = (f"{field.key[lang]}:{field.values[v.value][lang]}" for v in (Value.NO, Value.YES))
        word = self.text[unit.start : unit.end]
        message = _("“{word}”: with it ({with_}) or without ({without})?").format(
            word=word, with_=with_, without=without
        )
        return QueryError(unit.start + 1, message, is_unfinished=unit.end == len(self.text))

    def _continues_negation(self, unit: Unit) -> bool:
        """Whether a unit is one more of the things to do without: "no number, account or ads"."""
        if self._negator or not self.parts or not (self._link or unit.listed):
            return False
        last = self.parts[-1].requirement
        if unit.entry and unit.entry.is_thing:
            return last.negated or (last.field in self.phrasebook.absences and last.values == {Value.YES})
        if unit.is_plain or unit.role is PhraseRole.NAME:
            return last.negated and last.field == NAME
        fields = {asked.field for asked in (unit.asks, *(unit.entry.asks if unit.entry else ())) if asked}
        either = self._is_choice() or self.phrasebook.fields[last.field].exclusive
        return last.negated and fields == {last.field} and either

    def _is_choice(self) -> bool:
        return bool(self._link and self._link.role is PhraseRole.CHOOSING)

    def _add(self, unit: Unit, asked: Requirement) -> None:
        part = Clause(unit.start, unit.end, asked, note=unit.entry.note if unit.entry else None)
        last = self.parts[-1].requirement if self.parts else None
        if last and self._joins(unit, last, asked):
            merged = replace(last, values=last.values | asked.values)
            self.parts[-1] = replace(self.parts[-1], end=unit.end, requirement=merged)
            self._times.subtract([last])
            self._times.update([merged])
        elif last and self._is_choice() and not self._negation_goes_on:
            raise QueryError(
                unit.start + 1, _("“or” joins values of one criterion only; for both criteria, write “and”")
            )
        elif unit.keyed or not self._times[asked]:
            self.parts.append(part)
            self._times.update([asked])

    def _joins(self, unit: Unit, last: Requirement, asked: Requirement) -> bool:
        """Whether what is asked is one more value of the requirement before."""
        if (last.field, last.negated) != (asked.field, asked.negated) or (unit.keyed and not self._link):
            return False
        if self._negation_goes_on and not asked.negated:
            return False
        if self._is_choice() or self.phrasebook.fields[asked.field].exclusive:
            return True
        return unit.role is PhraseRole.NAME and bool(self._entry and self._entry.role is PhraseRole.NAME)
