"""Messengers as JSON records, for machines. What is written is described in docs/json.md."""

from __future__ import annotations

import json
from typing import Any

from imtui import __version__
from imtui.guide.find import Match
from imtui.guide.model import Claim, Guide
from imtui.guide.reading.schema import encode
from imtui.guide.verdict import category_of

VERSION = 1
"""The version of the records of list, show, compare and check: it grows when a key changes its meaning or goes."""


def as_json(data: Any) -> str:
    """Write plain data as JSON that people can read too."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def matches_as_json(guide: Guide, matches: list[Match]) -> str:
    """Write messengers whole, texts in both languages; an app alone, with the id of its messenger."""
    records = [
        {"version": VERSION, "guide": guide_record(guide), "messenger": match.messenger.id, "app": encode(match.app)}
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
    }
    record["claims"] = [claim_record(claim) for claim in messenger.claims.values()]
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
        "undated": claim.undated,
        "confidence": claim.confidence,
    }
