"""Queries and their failures in plain words, in the language of the run."""

from __future__ import annotations

from imtui.guide.model import Guide, Value
from imtui.guide.query.matching import Failure
from imtui.guide.query.model import CATEGORY, PLATFORM, STATUS, TEXT, Requirement
from imtui.guide.words import STATUS_NAMES, VALUE_NAMES
from imtui.language import _


def field_name(guide: Guide, field: str) -> str:
    """Name a field for people: a property's name, or that of one of the four other fields."""
    if field in guide.properties:
        return str(guide.properties[field].name)
    return {PLATFORM: _("Platform"), CATEGORY: _("Category"), STATUS: _("Status"), TEXT: _("Text")}[field]


def value_name(guide: Guide, field: str, value: str) -> str:
    """Name a value of a field for people."""
    if field == PLATFORM:
        return str(guide.platforms[value].name)
    if field == CATEGORY:
        return str(guide.category(value).name)
    if field == STATUS:
        return _(STATUS_NAMES[value])
    return _("“{text}”").format(text=value) if field == TEXT else _(VALUE_NAMES[value])


def requirement_in_words(guide: Guide, requirement: Requirement) -> str:
    """Say what is asked: `Platform: Android or iOS`."""
    name, values = field_name(guide, requirement.field), values_in_words(guide, requirement)
    return _("{field}: {values}").format(field=name, values=values)


def values_in_words(guide: Guide, requirement: Requirement) -> str:
    """Say which values are asked for: `Android or iOS`, `not yes`."""
    values = [value_name(guide, requirement.field, v) for v in _in_order(requirement)]
    joined = _(" or ").join(values)
    return _("not {values}").format(values=joined) if requirement.negated else joined


def sentence(guide: Guide, failure: Failure) -> str:
    """Say why a messenger does not answer: what was found, with its note, its date and its source."""
    requirement, claim = failure.requirement, failure.claim
    name = field_name(guide, requirement.field)
    if requirement.field == TEXT:
        (text,) = requirement.values
        if requirement.negated:
            return _("“{text}” stands in it").format(text=text)
        return _("“{text}” stands neither in its names nor in its notes").format(text=text)
    if requirement.field == PLATFORM:
        return _platform_sentence(guide, failure)
    found = ", ".join(value_name(guide, requirement.field, v) for v in sorted(failure.found))
    if claim is None:
        return _("{field}: {values}").format(field=name, values=found)
    dated = _("{field}: {value}. {note}").format(field=name, value=found, note=claim.note)
    if claim.source is None:
        return dated
    return _("{sentence} ({date}, {source})").format(sentence=dated, date=claim.as_of, source=claim.source)


def _platform_sentence(guide: Guide, failure: Failure) -> str:
    names = [str(guide.platforms[p].name) for p in _in_order(failure.requirement)]
    if failure.requirement.negated:
        apps = [a.name for a in failure.messenger.apps if not failure.requirement.values.isdisjoint(a.platforms)]
        return _("Platform: {apps} for {names}").format(apps=", ".join(apps), names=", ".join(names))
    return _("Platform: no app for {names}").format(names=_(" or ").join(names))


def _in_order(requirement: Requirement) -> list[str]:
    order = [value.value for value in Value]
    return sorted(requirement.values, key=lambda v: (order.index(v) if v in order else -1, v))
