"""The list of what people type (plain_queries.yaml), read without the reader that it tests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import yaml

from imtui.guide.query import Index, QueryError, Requirement, Vocabulary
from imtui.guide.query.fields import fields_of
from imtui.guide.query.offers import offers_for

Outcome = frozenset[Requirement] | str
"""What was understood, else what was offered first, else "error"; texts without case."""


class Said(NamedTuple):
    """A text, and the exact forms of what it may mean."""

    text: str
    exact: tuple[str, ...]

    def right(self, index: Index) -> list[Outcome]:
        """Every outcome that is right."""
        return [text[1:].casefold() if text.startswith("!") else exact(index, text) for text in self.exact]


LIST = Path(__file__).with_suffix(".yaml")


def read_said(path: Path = LIST) -> list[Said]:
    """Read the list."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Said(entry["say"], tuple(_exact(entry))) for entry in entries]


def _exact(entry: dict[str, object]) -> list[str]:
    if "error" in entry:
        return ["!error"]
    if "suggests" in entry:
        return [f"!{entry['suggests']}"]
    return [str(entry["means"]), *map(str, entry.get("also", ()))]  # type: ignore[call-overload]


def exact(index: Index, text: str) -> frozenset[Requirement]:
    """Read the exact form: `field:value,value`, `field` for yes, `-` for not."""
    fields = fields_of(index.guide)
    requirements = []
    for minus, field, listed in re.findall(r'(-?)([a-z0-9-]+)(?::("[^"]*"|\S+))?(?:\s+|$)', text):
        values = [listed.strip('"')] if listed.startswith('"') else (listed or "yes").split(",")
        found = frozenset(v.casefold() for name in values for v in fields[field].expanded(name))
        requirements.append(Requirement(field, found, bool(minus)))
    return frozenset(requirements)


def outcome(index: Index, vocabulary: Vocabulary, text: str) -> Outcome:
    """What becomes of a text: an offer counts only when nothing answers, as one sees it."""
    offers = [offer.text.casefold() for offer in offers_for(index, vocabulary, text)]
    try:
        query = vocabulary.parse(text)
    except QueryError:
        return offers[0] if offers else "error"
    if offers and not index.bits(query):
        return offers[0]
    return frozenset(
        Requirement(r.field, frozenset(map(str.casefold, r.values)), r.negated) for r in query.requirements
    )
