"""What can be asked about: each field with its key, its values as they are written, and what a messenger answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from imtui.guide.model import Country, Guide, Kind, Messenger, Region, Status, Text, Value, version_order
from imtui.guide.query.model import (
    CATEGORY,
    COUNTRY,
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
Answer = Callable[[Messenger, Found], Found]
"""What is found in a messenger, for the values that a requirement asks for."""



@record
class Field:
    """A question that can be asked: its key, the written forms of its values, and what a messenger answers.

    A field without written forms takes any text that fits `pattern`, as `example` does. `is_open`: what is found
    depends on the values that are asked for, as with versions and dates. `exclusive`: as a rule a messenger has one
    value, so that several in a row are asked one for another. `groups` are several values under one name. `enough`:
    the answers that satisfy those who ask in their own words.
    """

    id: str
    key: Text
    answer: Answer
    values: Mapping[str, Text] = EMPTY
    groups: Mapping[str, Found] = EMPTY
    exclusive: bool = False
    is_open: bool = False
    enough: Found = frozenset({Value.YES.value})
    pattern: str = ""
    example: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether its values are yes, partial, no and so on."""
        return self.values is VALUE_FORMS

    def expanded(self, value: str) -> Found:
        """The values that are meant by one: itself, or all those of a group."""
        return self.groups.get(value, frozenset({value}))


VALUE_FORMS: Mapping[str, Text] = {
    Value.YES.value: Text("oui", "yes"),
    Value.PARTIAL.value: Text("partiel", "partial"),
    Value.NO.value: Text("non", "no"),
    Value.UNKNOWN.value: Text("?", "?"),
    Value.NOT_APPLICABLE.value: Text("sans-objet", "not-applicable"),
}
STATUS_FORMS: Mapping[str, Text] = {
    Status.ACTIVE.value: Text("actif", "active"),
    Status.UNMAINTAINED.value: Text("abandonne", "unmaintained"),
    Status.DISCONTINUED.value: Text("arrete", "discontinued"),
}
KIND_FORMS: Mapping[str, Text] = {
    Kind.SERVICE.value: Text("service", "service"),
    Kind.PROTOCOL.value: Text("protocole", "protocol"),
    Kind.PEER_TO_PEER.value: Text("pair-a-pair", "peer-to-peer"),
    Kind.APP.value: Text("application", "app"),
}
IN_PART = frozenset({Value.YES.value, Value.PARTIAL.value})
"""At least in part."""

DATE, VERSION = r"(19|20)[0-9]{2}(-[01][0-9](-[0-3][0-9])?)?", r"[0-9]{1,3}(\.[0-9]{1,3}){0,2}"


def fields_of(guide: Guide) -> Mapping[str, Field]:
    """Every field of a guide by its id: its properties, then the others."""
    fields = [Field(p.id, p.key, _claimed(p.id), VALUE_FORMS) for p in guide.properties.values()]
    fields += [
        Field(PLATFORM, Text("plateforme", "platform"), _platforms, _ids(guide.platforms)),
        Field(CATEGORY, Text("categorie", "category"), _category_in(guide), _categories(guide), exclusive=True),
        Field(STATUS, Text("statut", "status"), _status, STATUS_FORMS, exclusive=True),
        Field(KIND, Text("type", "kind"), _kind, KIND_FORMS, exclusive=True),
        Field(COUNTRY, Text("pays", "country"), _countries, _countries_of(guide), _regions(guide), exclusive=True),
        Field(SHOP, Text("magasin", "shop"), _shops_in(guide), _ids(guide.shops), is_open=True),
        Field(WITHOUT_GOOGLE, Text("sans-google", "without-google"), _without_google, VALUE_FORMS, enough=IN_PART),
        Field(TALKS_TO, Text("parle-a", "talks-to"), _reached, _ids(guide.messengers)),
        Field(SINCE, Text("depuis", "since"), _changed, is_open=True, pattern=DATE, example="2026-01"),
        Field(NAME, Text("nom", "name"), _nothing),
        Field(TEXT, Text("texte", "text"), _nothing),
    ]
    fields += [
        Field(p.id, Text(p.id, p.id), _version_of(p.id), is_open=True, pattern=VERSION, example="8")
        for p in guide.platforms.values()
        if p.has_versions
    ]
    return {field.id: field for field in fields}


def places_of(guide: Guide) -> Mapping[str, Country | Region]:
    """The countries and the regions of a guide, by code and id."""
    return {**guide.countries, **guide.regions}


def _ids(known: Iterable[str]) -> Mapping[str, Text]:
    return {value: Text(value, value) for value in map(str, known)}


def _categories(guide: Guide) -> Mapping[str, Text]:
    return {c.id: Text(_slug(c.name.fr), _slug(c.name.en)) for c in guide.categories}


def _slug(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")


def _countries_of(guide: Guide) -> Mapping[str, Text]:
    return {known: Text(_slug(place.name.fr), _slug(place.name.en)) for known, place in places_of(guide).items()}


def _regions(guide: Guide) -> Mapping[str, Found]:
    return {region.id: frozenset(region.countries) for region in guide.regions.values()}


# What a messenger answers


def _nothing(_messenger: Messenger, _asked: Found) -> Found:
    """Texts are searched by the index, all messengers at once."""
    return frozenset()


def _claimed(property_id: str) -> Answer:
    return lambda messenger, _asked: frozenset({messenger.value(property_id).value})


def _platforms(messenger: Messenger, _asked: Found) -> Found:
    return messenger.platforms


def _category_in(guide: Guide) -> Answer:
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


def _shops_in(guide: Guide) -> Answer:
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


def _version_of(platform: str) -> Answer:
    def oldest(messenger: Messenger, asked: Found) -> Found:
        if platform not in messenger.platforms:
            return frozenset({NONE})
        known = messenger.min_os.get(platform)
        if known is None:
            return frozenset({Value.UNKNOWN.value})
        runs = frozenset(version for version in asked if version_order(version) >= version_order(known))
        return runs or frozenset({known})

    return oldest
