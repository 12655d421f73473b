"""What the guide teaches with: references, words of the field, situations and plain questions."""

from collections.abc import Mapping
from typing import Annotated

from imtui.guide.constraints import KeyedBy, MaxLength
from imtui.guide.in_languages import Text, Words
from imtui.guide.model.messenger import Event
from imtui.guide.model.values import Confidence, Date, Id, Label, Name, Noun, ParagraphText, Sentence, Short, Url
from imtui.records import record


@record
class Reference:
    """Something to read further; the founding document's own two keep the line it wrote."""

    id: Id
    title: Annotated[str, MaxLength(160)]
    url: Url
    language: Noun
    what: ParagraphText
    as_of: Date
    sources: tuple[Url, ...]
    in_document: bool = False
    as_written: Annotated[str, MaxLength(200)] | None = None
    caution: ParagraphText | None = None
    undated: bool = False
    confidence: Confidence | None = None


@record
class Term:
    """A word of the field, explained."""

    id: Id
    name: Noun
    definition: Annotated[Text, MaxLength(450)]
    words: Words
    source: Url
    as_of: Date
    undated: bool = False
    properties: tuple[Id, ...] = ()
    more: tuple[Event, ...] = ()


@record
class Advice:
    """A warning of a scenario: with a source when it is a fact, without when it is a trainer's advice."""

    text: Sentence
    source: Url | None = None


@record
class Scenario:
    """A workshop situation; `needs` and `wishes` are query texts, written with identifiers."""

    id: Id
    title: Annotated[Text, MaxLength(90)]
    situation: Annotated[Text, MaxLength(500)]
    needs: Annotated[str, MaxLength(300)]
    protects_not: Sentence
    based_on: tuple[Url, ...]
    wishes: tuple[Name, ...] = ()
    warnings: tuple[Advice, ...] = ()


@record
class Choice:
    """One answer to a plain question; `needs` is the query text that it becomes, nothing when it asks for nothing."""

    id: Id
    label: Label
    needs: Annotated[str, MaxLength(300)] = ""


@record
class Question:
    """A plain question about a situation; "I don't know" is always an answer, and is not in the data."""

    id: Id
    text: Short
    choices: Annotated[Mapping[str, Choice], KeyedBy("id")]
    several: bool = False
