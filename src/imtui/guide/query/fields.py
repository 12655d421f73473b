"""What can be asked about: each field with its key, its values as they are written, and what a messenger answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from imtui.guide.in_languages import Text, same
from imtui.guide.model import Country, Guide, Kind, Messenger, Region, Status, Value, version_order
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
)
from imtui.guide.text import fold
from imtui.guide.verdict import category_of
from imtui.records import EMPTY, record

Found = frozenset[str]
Lookup = Callable[[Messenger, Found], Found]
"""What is found in a messenger, for the values that a requirement asks for."""


@record
class Field:
    """A question that can be asked: its key, the written forms of its values, and what a messenger answers.

    A field without written forms takes any text that fits `pattern`, as `example` does. `groups` are several values
    under one name. `exclusive`: as a rule a messenger has one value, so that several in a row are asked one for
    another. `is_open`: what is found depends on the values that are asked for, as with versions, numbers and dates.
    `is_answered`: its values are yes, partial, no and so on; `enough` are those that satisfy people who ask in their
    own words.
    """

    id: str
    key: Text
    answer: Lookup
    values: Mapping[str, Text] = EMPTY
    groups: Mapping[str, Found] = EMPTY
    exclusive: bool = False
    is_open: bool = False
    is_answered: bool = False
    enough: Found = frozenset({Value.YES.value})
    pattern: str = ""
    example: str = ""

    def expanded(self, value: str) -> Found:
        """The values that are meant by one: itself, or all those of a group."""
        return self.groups.get(value, frozenset({value}))


IN_PART = frozenset({Value.YES.value, Value.PARTIAL.value})
"""At least in part."""

DATE, VERSION = r"(19|20)[0-9]{2}(-[01][0-9](-[0-3][0-9])?)?", r"[0-9]{1,3}(\.[0-9]{1,3}){0,2}"

COUNT = "[1-9][0-9]{0,6}"


def fields_of(guide: Guide) -> Mapping[str, Field]:
    """Every field of a guide by its id: its properties, then the others."""
    key, answers = partial(_written, guide), _written_values(guide, Value)
    fields = [
        *(Field(p.id, p.key, _claimed(p.id), answers, is_answered=True) for p in guide.properties.values()),
        Field(PLATFORM, key(PLATFORM), _platforms, _untranslated(guide.platforms)),
        Field(CATEGORY, key(CATEGORY), _category_in(guide), _categories(guide), exclusive=True),
        Field(STATUS, key(STATUS), _status, _written_values(guide, Status), exclusive=True),
        Field(KIND, key(KIND), _kind, _written_values(guide, Kind), exclusive=True),
        Field(COUNTRY, key(COUNTRY), _countries, _countries_of(guide), _regions(guide), exclusive=True),
        Field(SHOP, key(SHOP), _shops_in(guide), _untranslated(guide.shops), is_open=True),
        Field(WITHOUT_GOOGLE, key(WITHOUT_GOOGLE), _without_google, answers, enough=IN_PART, is_answered=True),
        Field(TALKS_TO, key(TALKS_TO), _reached, _untranslated(guide.messengers)),
        Field(GROUP_CALL, key(GROUP_CALL), _people_in_call, is_open=True, pattern=COUNT, example="20"),
        Field(SINCE, key(SINCE), _changed, is_open=True, pattern=DATE, example="2026-01"),
        Field(NAME, key(NAME), _nothing),
        Field(TEXT, key(TEXT), _nothing),
        *(
            Field(p.id, same(p.id), _version_of(p.id), is_open=True, pattern=VERSION, example="8")
            for p in guide.platforms.values()
            if p.has_versions
        ),
    ]
    return {field.id: field for field in fields}


def _written(guide: Guide, name: str) -> Text:
    """How a key or a value is written in each language: by its id where the guide does not say."""
    return guide.language.written.get(name, same(name))


def _written_values(guide: Guide, values: Iterable[str]) -> Mapping[str, Text]:
    return {value: _written(guide, value) for value in map(str, values)}


def places_of(guide: Guide) -> Mapping[str, Country | Region]:
    """The countries and the regions of a guide, by code and id."""
    return {**guide.countries, **guide.regions}


def _untranslated(known: Iterable[str]) -> Mapping[str, Text]:
    return {value: same(value) for value in map(str, known)}


def _categories(guide: Guide) -> Mapping[str, Text]:
    return {c.id: c.name.map(_slug) for c in guide.categories}


def _slug(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")


def _countries_of(guide: Guide) -> Mapping[str, Text]:
    return {known: place.name.map(_slug) for known, place in places_of(guide).items()}


def _regions(guide: Guide) -> Mapping[str, Found]:
    return {region.id: frozenset(region.countries) for region in guide.regions.values()}


# What a messenger answers


def _nothing(_messenger: Messenger, _asked: Found) -> Found:
    """Texts are searched by the index, all messengers at once."""
    return frozenset()


def _claimed(property_id: str) -> Lookup:
    return lambda messenger, _asked: frozenset({messenger.value(property_id).value})


def _platforms(messenger: Messenger, _asked: Found) -> Found:
    return messenger.platforms


def _category_in(guide: Guide) -> Lookup:
    return lambda messenger, _asked: frozenset({category_of(guide, messenger)})


def _status(messenger: Messenger, _asked: Found) -> Found:
    return frozenset({messenger.status.value})


def _kind(messenger: Messenger, _asked: Found) -> Found:
    return frozenset({messenger.kind.value})


def _countries(messenger: Messenger, _asked: Found) -> Found:
    countries = messenger.jurisdiction.countries
    return frozenset({Value.UNKNOWN.value}) if countries is None else frozenset(countries or {NONE})


def _without_google(messenger: Messenger, _asked: Found) -> Found:
    return frozenset({messenger.without_google.value})


def _reached(messenger: Messenger, _asked: Found) -> Found:
    """Whom one can reach; that nobody is listed does not mean that nobody can be reached."""
    return frozenset(connection.messenger for connection in messenger.talks_to) or frozenset({Value.UNKNOWN.value})


def _people_in_call(messenger: Messenger, asked: Found) -> Found:
    """How many people a call is known to hold, of those numbers that are asked for; else the most it holds."""
    if messenger.group_call is None:
        return frozenset({NONE if messenger.has_no_calls else Value.UNKNOWN.value})
    most = messenger.group_call.people
    return frozenset(people for people in asked if int(people) <= most) or frozenset({str(most)})


def _shops_in(guide: Guide) -> Lookup:
    """The shops where an app is; absence is known of the complete ones, and of those of a system without an app."""

    def found(messenger: Messenger, asked: Found) -> Found:
        listed = messenger.shops
        shops = (guide.shops[shop] for shop in asked - listed)
        if all(shop.is_complete or shop.platform not in messenger.platforms for shop in shops):
            return listed or frozenset({NONE})
        return listed & asked or frozenset({Value.UNKNOWN.value})

    return found


def _changed(messenger: Messenger, asked: Found) -> Found:
    return frozenset(day for day in asked if any(event.date >= day for event in messenger.history)) or frozenset({NONE})


def _version_of(platform: str) -> Lookup:
    def oldest(messenger: Messenger, asked: Found) -> Found:
        if platform not in messenger.platforms:
            return frozenset({NONE})
        known = messenger.min_os.get(platform)
        if known is None:
            return frozenset({Value.UNKNOWN.value})
        runs = frozenset(version for version in asked if version_order(version) >= version_order(known))
        return runs or frozenset({known})

    return oldest
