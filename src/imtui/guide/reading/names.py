"""Check that what the data names is there: properties, platforms, categories, and the words of its queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from imtui.guide.model import Guide, Kind, Phrase, Status, Value
from imtui.guide.query import NAME, QueryError, Vocabulary
from imtui.guide.query.fields import fields_of
from imtui.guide.reading.sheet import Path, Sheet
from imtui.guide.suggestions import one_of, shown
from imtui.guide.wizard import MAX_QUESTIONS
from imtui.language import LANGUAGES, _
from imtui.records import replace

Known = Mapping[str, list[str]]
"""For each key of the data that names parts of the guide, the names that there are."""


def known_names(guide: Guide) -> Known:
    """List the names that the data may use."""
    return {
        **{key: list(guide.properties) for key in ("property", "surprise", "properties")},
        **{key: list(guide.platforms) for key in ("platforms", "platform", "min_os")},
        "countries": list(guide.countries),
        "shop": list(guide.shops),
        "messenger": list(guide.messengers),
        "category": [category.id for category in guide.categories],
        "group": [group.id for group in guide.groups],
    }


def check_names(sheet: Sheet, known: Known) -> None:
    """Check that whatever stands under a key that names parts of the guide is one of them."""
    _walk(sheet, sheet.data, (), known)


def check_queries(sheet: Sheet, guide: Guide) -> None:
    """Check that the needs and wishes of scenarios and of plain questions can be read, and that these are few."""
    vocabulary = Vocabulary(guide)
    if (count := len(sheet.data.get("questions", ()))) > MAX_QUESTIONS:
        found, expected = _("{n} questions").format(n=count), _("at most {n}").format(n=MAX_QUESTIONS)
        sheet.refuse(("questions",), found, expected)
    for number, scenario in enumerate(sheet.data.get("scenarios", ())):
        _check_query(sheet, ("scenarios", number, "needs"), scenario["needs"], vocabulary)
        for position, wish in enumerate(scenario.get("wishes", ())):
            _check_query(sheet, ("scenarios", number, "wishes", position), wish, vocabulary, single=True)
    for number, question in enumerate(sheet.data.get("questions", ())):
        for position, choice in enumerate(question["choices"]):
            place = ("questions", number, "choices", position, "needs")
            _check_query(sheet, place, choice.get("needs", ""), vocabulary)


def check_language(sheet: Sheet, guide: Guide) -> None:
    """Check that words are given to things that exist, each word to one; and that what phrases mean can be read."""
    fields = fields_of(guide)
    language = sheet.data["language"]
    known = {
        "grammar": LANGUAGES,
        "written": [*fields, *Value, *Status, *Kind],
        "fields": list(fields),
        "answers": list(fields),
        "values": list(Value),
        "statuses": list(Status),
        "kinds": list(Kind),
    }
    for part, choices in known.items():
        for name in language.get(part, {}):
            if name not in choices:
                sheet.refuse(("language", part, name), shown(name), one_of(name, choices))
    check_phrases(sheet, ("language", "phrases"), guide.language.phrases, guide)
    if not sheet.problems:  # what a phrase means can be read, and so can what two of them mean
        check_clashes(sheet, ("language",), guide)


def check_phrases(sheet: Sheet, path: Path, phrases: Sequence[Phrase], guide: Guide) -> None:
    """Check that what phrases mean can be read, in the words that the guide has without them."""
    vocabulary = Vocabulary(replace(guide, language=replace(guide.language, phrases=())))
    for number, phrase in enumerate(phrases):
        _check_query(sheet, (*path, number, "means"), phrase.means, vocabulary, names=True)


def check_clashes(sheet: Sheet, path: Path, guide: Guide) -> None:
    """Check that no phrase means two things."""
    for kept, other in Vocabulary(guide).phrasebook.clashes:
        sheet.refuse(path, _("two meanings of “{phrase}”").format(phrase=other.phrase), kept.phrase)


def _check_query(
    sheet: Sheet, path: Path, text: str, vocabulary: Vocabulary, single: bool = False, names: bool = False
) -> None:
    """Check one query of the data: a word that is neither property nor platform would only be searched as text."""
    try:
        query = vocabulary.parse(text)
    except QueryError as error:
        sheet.refuse(path, f"{shown(text)}, {error}", _("a query, as the interface reads it"))
        return
    for requirement in () if names else query.on(NAME):
        word = " ".join(requirement.values)
        sheet.refuse(path, shown(word), one_of(word, [*vocabulary.guide.properties, *vocabulary.guide.platforms]))
    if single and len(query.requirements) != 1:
        sheet.refuse(path, shown(text), _("one requirement"))


def _walk(sheet: Sheet, data: Any, path: Path, known: Known) -> None:
    if isinstance(data, list):
        for position, item in enumerate(data):
            _walk(sheet, item, (*path, position), known)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in known:
                _check_known(sheet, value, (*path, key), known[key])
            elif key == "rule" and isinstance(value, list):
                for position, alternative in enumerate(value):
                    _check_known(sheet, alternative, (*path, key, position), known["property"])
            _walk(sheet, value, (*path, key), known)


def _check_known(sheet: Sheet, value: Any, path: Path, choices: list[str]) -> None:
    for name in [value] if isinstance(value, str) else value:
        if isinstance(name, str) and name not in choices:
            sheet.refuse((*path, name) if isinstance(value, dict) else path, shown(name), one_of(name, choices))
