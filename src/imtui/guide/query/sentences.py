"""A query in words, for people: what is asked, and why a messenger does not answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from imtui.guide.dates import dates_in_words
from imtui.guide.model import Guide, Value
from imtui.guide.packs import amendment_of
from imtui.guide.query.matching import Failure
from imtui.guide.query.model import (
    CATEGORY,
    COUNTRY,
    GROUP_CALL,
    KIND,
    NAME,
    NONE,
    PLATFORM,
    SHOP,
    SINCE,
    STATUS,
    TALKS_TO,
    TEXT,
    WITHOUT_GOOGLE,
    Requirement,
)
from imtui.guide.words import KINDS, STATUS_NAMES, VALUE_NAMES, people
from imtui.language import _, later
from imtui.records import replace

FIELD_NAMES: Mapping[str, str] = {
    PLATFORM: later("Platform"),
    CATEGORY: later("Category"),
    STATUS: later("Status"),
    KIND: later("Kind"),
    COUNTRY: later("Run from"),
    SHOP: later("Shop"),
    WITHOUT_GOOGLE: later("Without Google"),
    TALKS_TO: later("Reaches"),
    GROUP_CALL: later("Largest group call"),
    SINCE: later("Changed since"),
    NAME: later("In the names"),
    TEXT: later("In the names and texts"),
}


PLACES: Mapping[str, str] = {NAME: later("in the names"), TEXT: later("in the names and texts")}


def field_name(guide: Guide, field: str) -> str:
    """Name a field for people."""
    if field in guide.properties:
        return str(guide.properties[field].name)
    if field in guide.platforms:
        return _("Runs on {platform}").format(platform=guide.platforms[field].name)
    return _(FIELD_NAMES[field])


def value_name(guide: Guide, field: str, value: str) -> str:
    """Name a value of a field for people."""
    if value == NONE:
        return _("none")
    if value in VALUE_NAMES and field not in (NAME, TEXT):
        return _(VALUE_NAMES[value])
    names: Mapping[str, Callable[[str], object]] = {
        PLATFORM: lambda value: guide.platforms[value].name,
        CATEGORY: lambda value: guide.category(value).name,
        COUNTRY: lambda value: guide.countries[value].name,
        TALKS_TO: lambda value: guide.messengers[value].name,
        GROUP_CALL: lambda value: people(int(value)),
        STATUS: lambda value: _(STATUS_NAMES[value]),
        KIND: lambda value: _(KINDS[value]),
        SHOP: lambda value: guide.shops[value].name,
        NAME: lambda value: _("“{text}”").format(text=value),
        TEXT: lambda value: _("“{text}”").format(text=value),
    }
    return str(names.get(field, str)(value))


def requirement_in_words(guide: Guide, requirement: Requirement) -> str:
    """What is asked: `Platform: Android or iOS`."""
    name, values = field_name(guide, requirement.field), values_in_words(guide, requirement)
    return _("{field}: {values}").format(field=name, values=values)


def briefly(guide: Guide, requirement: Requirement) -> str:
    """What is asked in few words: `Free-software app`, `iOS`, `not: Group chats`, `“pont”: in the names`."""
    positive = replace(requirement, negated=False)
    values = values_in_words(guide, positive)
    if requirement.values == {Value.YES}:
        said = field_name(guide, requirement.field)
    elif requirement.field in (NAME, TEXT):
        said = _("{texts}: {where}").format(texts=values, where=_(PLACES[requirement.field]))
    elif requirement.field in (PLATFORM, CATEGORY, STATUS, KIND):
        said = values
    else:
        said = requirement_in_words(guide, positive)
    return _("not: {what}").format(what=said) if requirement.negated else said


def values_in_words(guide: Guide, requirement: Requirement) -> str:
    """The values that are asked for: `Android or iOS`, `not yes`."""
    region = next((r for r in guide.regions.values() if frozenset(r.countries) == requirement.values), None)
    if region and requirement.field == COUNTRY:
        joined = str(region.name)
    else:
        joined = _(" or ").join(value_name(guide, requirement.field, v) for v in _in_order(guide, requirement))
    if requirement.field in guide.platforms:
        joined = _("version {version}").format(version=joined)
    if requirement.field == GROUP_CALL:
        joined = _("at least {people}").format(people=joined)
    return _("not {values}").format(values=joined) if requirement.negated else joined


def sentence(guide: Guide, failure: Failure) -> str:
    """Why a messenger does not answer: the value found, with its note, date and source."""
    said, claim = unsourced(guide, failure), failure.claim
    if claim is None or claim.source is None:
        return said
    return _("{sentence} ({date}, {source})").format(sentence=said, date=dates_in_words(claim), source=claim.source)


def unsourced(guide: Guide, failure: Failure) -> str:
    """Why a messenger does not answer: the value found, with its note."""
    requirement, claim = failure.requirement, failure.claim
    if requirement.field in (NAME, TEXT):
        return _text_sentence(guide, requirement)
    if requirement.field == PLATFORM:
        return _platform_sentence(guide, failure)
    name = field_name(guide, requirement.field)
    found = ", ".join(value_name(guide, requirement.field, v) for v in sorted(failure.found))
    if claim is None:
        return _("{field}: {values}").format(field=name, values=found)
    amendment = amendment_of(guide, failure.messenger, requirement.field)
    if amendment:
        found = f"{found} ({amendment.told_apart})"
    return _("{field}: {value}. {note}").format(field=name, value=found, note=claim.note)


def _text_sentence(guide: Guide, requirement: Requirement) -> str:
    texts = _(" or ").join(value_name(guide, requirement.field, v) for v in _in_order(guide, requirement))
    if requirement.negated:
        return _("{texts} stands in it").format(texts=texts)
    if requirement.field == NAME:
        return _("{texts} stands in none of its names").format(texts=texts)
    return _("{texts} stands neither in its names nor in its notes").format(texts=texts)


def _platform_sentence(guide: Guide, failure: Failure) -> str:
    names = [str(guide.platforms[p].name) for p in _in_order(guide, failure.requirement)]
    if failure.requirement.negated:
        apps = [a.name for a in failure.messenger.apps if not failure.requirement.values.isdisjoint(a.platforms)]
        return _("Platform: {apps} for {names}").format(apps=", ".join(apps), names=", ".join(names))
    return _("Platform: no app for {names}").format(names=_(" or ").join(names))


def _in_order(guide: Guide, requirement: Requirement) -> list[str]:
    """The values of a requirement as people list them: yes before no, platforms as in the guide, texts by letter."""
    order = [*VALUE_NAMES, *guide.platforms]
    return sorted(requirement.values, key=lambda v: (order.index(v) if v in order else -1, v))
