"""Scenarios, results and words as JSON, for machines: queries in English words, which both languages read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from imtui.export.records import as_json, guide_record
from imtui.guide.glossary import Entry
from imtui.guide.model import Guide, Scenario, Term
from imtui.guide.query import Query, Vocabulary
from imtui.guide.reading.schema import encode
from imtui.guide.scenarios import Candidate, Result


def scenarios_as_json(scenarios: Iterable[Scenario]) -> str:
    """Write scenarios as they are in the guide, texts in both languages."""
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
