"""Messengers, scenarios, results and words as JSON, for machines. What is written is described in docs/json.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from imtui import __version__
from imtui.guide.in_languages import InLanguages
from imtui.guide.model import App, Claim, Guide, Messenger, Overlay, Scenario, Term
from imtui.guide.packs import Amendment, amendments_of, category_before
from imtui.guide.query import Query, Vocabulary
from imtui.guide.reach import Way, way
from imtui.guide.steps import apps_on, parts_of
from imtui.guide.verdict import category_of
from imtui.records import defaults_of, is_record, values_of

if TYPE_CHECKING:
    from imtui.guide.find import Match
    from imtui.guide.glossary import Entry
    from imtui.guide.plan import Option, Plan
    from imtui.guide.scenarios import Candidate, Result

VERSION = 2
"""The version of the JSON: incremented when a key is removed or changes its meaning."""


def as_json(data: Any) -> str:
    """Write plain data as JSON that people can read too."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def encode(value: Any) -> Any:
    """Write a model value as plain data for JSON: defaults are left out."""
    if is_record(value):
        defaults = defaults_of(type(value))
        return {
            name: encode(entry)
            for name, entry in values_of(value).items()
            if name not in defaults or entry != defaults[name]
        }
    if isinstance(value, (Mapping, InLanguages)):
        return {key: encode(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [encode(entry) for entry in value]
    return value


def matches_as_json(guide: Guide, matches: list[Match]) -> str:
    """Write messengers whole, texts in all their languages; an app alone, with the id of its messenger."""
    records = [
        {
            "version": VERSION,
            "guide": guide_record(guide),
            "messenger": match.messenger.id,
            "app": _app_record(guide, match.app),
        }
        if match.app
        else messenger_record(guide, match)
        for match in matches
    ]
    return as_json(records[0] if len(records) == 1 else records)


def messenger_record(guide: Guide, match: Match) -> dict[str, Any]:
    """A messenger as plain data, its category with it, its claims as a list."""
    messenger = match.messenger
    record = {
        "version": VERSION,
        "guide": guide_record(guide),
        "id": messenger.id,
        "name": messenger.name,
        "category": category_of(guide, messenger),
        **encode(messenger),
        **of_packs(guide, messenger),
    }
    record["apps"] = [_app_record(guide, app) for app in messenger.apps]
    record["claims"] = [claim_record(claim) for claim in messenger.claims.values()]
    return record


def of_packs(guide: Guide, messenger: Messenger) -> dict[str, Any]:
    """Which pack added a messenger, and what packs lay over it, each under its name; nothing where there is nothing."""
    pack = guide.pack_of(messenger.id)
    amendments = amendments_of(guide, messenger)
    laid = [
        {
            "pack": str(pack.name),
            **encode(overlay),
            **_of_overlay(guide, overlay, [c for c in amendments if c.pack is pack]),
        }
        for pack, overlay in guide.overlays_on(messenger.id)
    ]
    before = category_before(guide, messenger)
    return {
        **({"pack": str(pack.name)} if pack else {}),
        **({"packs": laid} if laid else {}),
        **({"category_without_packs": before} if before else {}),
    }


def _of_overlay(guide: Guide, overlay: Overlay, amendments: Sequence[Amendment]) -> dict[str, Any]:
    """The apps and the amendments of an overlay as they are written elsewhere; nothing where there are none."""
    apps = [_app_record(guide, app) for app in overlay.apps]
    amended = [{**claim_record(c.claim), "amendment": amendment_record(c)} for c in amendments]
    return {**({"apps": apps} if apps else {}), **({"claims": amended} if amended else {})}


def amendment_record(amendment: Amendment) -> dict[str, Any]:
    """Which pack amends it, and the whole answer in whose place its own counts, or null."""
    before = amendment.before
    return {"pack": str(amendment.pack.name), "before": claim_record(before) if before else None}


def _app_record(guide: Guide, app: App) -> dict[str, Any]:
    """An app as plain data, with its exact page in each shop where one is known."""
    record = {**encode(app)}
    if app.shops:
        pages = (guide.shops[listing.shop].page_of(listing) for listing in app.shops)
        record["shops"] = [
            {**encode(listing), **({"page": page} if page else {})}
            for listing, page in zip(app.shops, pages, strict=True)
        ]
    return record


def guide_record(guide: Guide) -> dict[str, Any]:
    """Where a record comes from: which guide, as of when, with which packs, under which licence, written by what."""
    return {
        "title": str(guide.document.title),
        "facts_up_to": guide.latest,
        "packs": [str(pack.name) for pack in guide.packs],
        "licence": guide.document.licence,
        "imtui": __version__,
    }


def claim_record(claim: Claim) -> dict[str, Any]:
    """A claim as plain data, with every key even where there is nothing."""
    return {
        "property": claim.property,
        "value": claim.value,
        "note": encode(claim.note),
        "source": claim.source,
        "also": list(claim.also),
        "grade": claim.grade,
        "as_of": claim.as_of,
        "checked": claim.checked,
        "undated": claim.undated,
        "confidence": claim.confidence,
    }


def scenarios_as_json(scenarios: Iterable[Scenario]) -> str:
    """Write scenarios as they are in the guide, texts in all their languages."""
    return as_json([encode(scenario) for scenario in scenarios])


def result_as_json(guide: Guide, result: Result, scenario: Scenario | None = None) -> str:
    """Write who satisfies all the needs and who misses one, with the scenario that asked when there is one."""
    vocabulary = Vocabulary(guide)
    record = {
        "guide": guide_record(guide),
        "needs": vocabulary.format(result.needs, "en"),
        "satisfying": [_candidate(vocabulary, candidate) for candidate in result.satisfying],
        "missing_one": [_candidate(vocabulary, candidate) for candidate in result.nearly],
    }
    return as_json({"scenario": encode(scenario), **record} if scenario else record)


def entries_as_json(entries: Iterable[Entry]) -> str:
    """Write terms and properties, each said to be one or the other."""
    return as_json([{"kind": "term" if isinstance(e, Term) else "property", **encode(e)} for e in entries])


def steps_as_json(guide: Guide, messengers: Iterable[Messenger], platform: str | None) -> str:
    """Write what to do with messengers on a platform, or on all: part by part, with what is not known."""
    records = [
        {
            "version": VERSION,
            "guide": guide_record(guide),
            "messenger": messenger.id,
            "category": category_of(guide, messenger),
            "caveat": encode(messenger.caveat),
            "platform": platform,
            "apps": [encode(app) for app in apps_on(messenger, platform)],
            "parts": [
                {"id": part.part, "steps": encode(part.steps), "unknown": list(part.unknown)}
                for part in parts_of(guide, messenger, platform)
            ],
        }
        for messenger in messengers
    ]
    return as_json(records[0] if len(records) == 1 else records)


def ways_as_json(guide: Guide, messengers: Sequence[Messenger]) -> str:
    """Write each known way between messengers, or from a single one to all that it reaches."""
    ends = messengers if len(messengers) > 1 else tuple(guide.messengers.values())
    ways = [found for start in messengers for end in ends if (found := way(start, end))]
    return as_json([_way(found) for found in ways])


def _way(found: Way) -> dict[str, Any]:
    return {
        "version": VERSION,
        "from": found.start.id,
        "to": found.end.id,
        "native": found.is_native,
        "e2ee": found.e2ee,
        "held_by": found.held_by.id if found.held_by else None,
        "connection": encode(found.connection),
    }


def plan_as_json(vocabulary: Vocabulary, plan: Plan) -> str:
    """Write who is in a plan, what all can use, and what all but one can."""
    people = [
        {
            "name": someone.name,
            "needs": vocabulary.format(someone.needs, "en"),
            "has": [messenger.id for messenger in someone.has],
        }
        for someone in plan.people
    ]
    return as_json(
        {
            "version": VERSION,
            "people": people,
            "for_all": [_option(vocabulary, option) for option in plan.for_all],
            "but_one": [_option(vocabulary, option) for option in plan.but_one],
        }
    )


def _option(vocabulary: Vocabulary, option: Option) -> dict[str, Any]:
    obstacle = option.obstacle
    missing = Query(tuple(failure.requirement for failure in obstacle.failures)) if obstacle else None
    return {
        "id": option.messenger.id,
        "category": option.category,
        "caveat": encode(option.messenger.caveat),
        "person": obstacle.person.name if obstacle else None,
        "missing": vocabulary.format(missing, "en") if missing else None,
    }


def _candidate(vocabulary: Vocabulary, candidate: Candidate) -> dict[str, Any]:
    missing = candidate.missing
    return {
        "id": candidate.messenger.id,
        "category": candidate.category,
        "caveat": encode(candidate.messenger.caveat),
        "missing": vocabulary.format(Query((missing.requirement,)), "en") if missing else None,
        "wishes": [
            {"wish": vocabulary.format(Query((a.wish,)), "en"), "granted": a.granted, "value": a.value}
            for a in candidate.answers
        ],
    }
