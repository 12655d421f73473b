"""What messengers are judged by: categories, properties, platforms, countries, and the founding document's frame."""

from collections.abc import Mapping
from typing import Annotated

from imtui.guide.constraints import EXPECTED_LETTER, MaxLength, Pattern, ProperNoun
from imtui.guide.in_languages import NO_WORDS, Text, Words
from imtui.guide.model.language import NO_ANSWER_WORDS, AnswerWords
from imtui.guide.model.messenger import Mark
from imtui.guide.model.values import (
    CountryCode,
    Face,
    Id,
    Label,
    Name,
    NoteText,
    Noun,
    ParagraphText,
    Sentence,
    Short,
    Value,
    Written,
)
from imtui.records import record


@record
class Category:
    """One of the founding document's verdicts, and the rule that gives it back.

    `rule` is a list of alternatives, each a mapping from property to the values it accepts; a messenger belongs
    to the first category (in the order of the file) one of whose alternatives holds whole. No rule: all others.
    The file goes from the best category to the worst.
    """

    id: Id
    name: Label
    face: Face
    meaning: Sentence
    marks: tuple[Mark, ...] = ()
    rule: tuple[Mapping[Id, tuple[Value, ...]], ...] = ()
    words: Words = NO_WORDS


@record
class Document:
    """The frame of the founding document: its title and why means of communication matter.

    `licence`: under which the texts of this guide may be passed on; None where nobody says.
    """

    title: Noun
    introduction: tuple[ParagraphText, ...]
    licence: Name | None = None


@record
class Group:
    """A heading under which properties stand together."""

    id: Id
    name: Label


@record
class Property:
    """A question asked of every messenger, phrased so that yes is good."""

    id: Id
    group: Id
    key: Written
    name: Annotated[Text, MaxLength(28)]
    question: Short
    yes: NoteText
    partial: NoteText
    no: NoteText
    why: Annotated[Text, MaxLength(360)]
    words: AnswerWords = NO_ANSWER_WORDS


@record
class Platform:
    """A system on which apps run.

    `words` are other names that people type; `letter` stands for it beside an app, its initial when there is none;
    `has_versions`: filters can ask for the oldest version on which an app runs.
    """

    id: Id
    name: Annotated[Text, ProperNoun(), MaxLength(20)]
    letter: Annotated[str, Pattern("[A-Za-z]?", EXPECTED_LETTER)] = ""
    words: tuple[Name, ...] = ()
    has_versions: bool = False

    @property
    def initial(self) -> str:
        """The letter that stands for it."""
        return self.letter or self.id[0]


@record
class Country:
    """A country; `words` are the other names that people type: adjectives, inhabitants, abbreviations."""

    code: CountryCode
    name: Label
    words: Words


@record
class Region:
    """Several countries that people name together, as the European Union."""

    id: Id
    name: Label
    words: Words
    countries: tuple[CountryCode, ...]
