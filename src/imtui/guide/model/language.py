"""How people speak of messengers: what filters understand beside the names of things."""

from collections.abc import Mapping
from typing import Annotated

from imtui.guide.constraints import MaxLength
from imtui.guide.in_languages import NO_WORDS, Words
from imtui.guide.model.values import Name, NoteText, NumberWord, Written
from imtui.records import EMPTY, record


@record
class AnswerWords:
    """What people say for the answers to a property; `thing` is the noun of which yes is the absence ("number")."""

    yes: Words = NO_WORDS
    partial: Words = NO_WORDS
    no: Words = NO_WORDS
    thing: Words = NO_WORDS


NO_ANSWER_WORDS = AnswerWords()


@record
class Grammar:
    """The small words of a language.

    `joining` means and, `choosing` or, `negating` not; `needless` goes before what one can do without, as
    "no need for", and `needed` after it, as in "no phone needed". `having` goes before a messenger that somebody uses
    already, in a plan for a group. `filler` says nothing beside what is understood.
    `endings` are taken off words longer than four letters before they are compared. `months`: the twelve in order, each
    with its short forms after a space. `numbers`: numbers as words, each with its figures after a space.
    They are small words too.
    """

    joining: tuple[Name, ...] = ()
    choosing: tuple[Name, ...] = ()
    negating: tuple[Name, ...] = ()
    needless: tuple[Name, ...] = ()
    needed: tuple[Name, ...] = ()
    having: tuple[Name, ...] = ()
    filler: tuple[Name, ...] = ()
    endings: tuple[Name, ...] = ()
    months: tuple[Name, ...] = ()
    numbers: tuple[NumberWord, ...] = ()


@record
class Phrase:
    """What people say for requirements that no other word stands for; `means` is a filter as it is typed.

    Without `means` it is too vague to be asked for, and the note says what can be.
    """

    words: Words
    means: Annotated[str, MaxLength(300)] = ""
    note: NoteText | None = None


@record
class Language:
    """How people speak of messengers: the words of everything that is not a property, a category or a country.

    `written` is the one word under which a filter writes a key or a value of a key, by its id.
    """

    grammar: Mapping[str, Grammar] = EMPTY
    written: Mapping[str, Written] = EMPTY
    fields: Mapping[str, Words] = EMPTY
    answers: Mapping[str, AnswerWords] = EMPTY
    values: Mapping[str, Words] = EMPTY
    statuses: Mapping[str, Words] = EMPTY
    kinds: Mapping[str, Words] = EMPTY
    phrases: tuple[Phrase, ...] = ()


NO_LANGUAGE = Language()
