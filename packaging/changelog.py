"""CHANGELOG.md as a release reads it: the newest version is the one place that has its number and its date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEADING = re.compile(r"^## (?P<version>\S+)(?: - (?P<date>\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A version in the changelog."""

    version: str
    date: datetime | None
    text: str

    @property
    def seconds(self) -> int:
        """The date as builds that are the same everywhere want it: seconds since 1970, at noon."""
        return int(self._noon.timestamp())

    @property
    def timestamp(self) -> str:
        """The date and hour as in JSON."""
        return self._noon.isoformat().replace("+00:00", "Z")

    @property
    def mail_date(self) -> str:
        """The date as in letters, and in Debian's changelogs."""
        return format_datetime(self._noon)

    @property
    def _noon(self) -> datetime:
        if self.date is None:
            raise ValueError(f"version {self.version} has no date in the changelog")
        return self.date.replace(hour=12, tzinfo=UTC)


def newest(text: str) -> Section:
    """The first version of a changelog; its date is None where it has none, as in `## Unreleased`."""
    first, *others = HEADING.finditer(text)
    date = datetime.fromisoformat(first["date"]) if first["date"] else None
    return Section(first["version"], date, text[first.end() : others[0].start() if others else None].strip() + "\n")


def read() -> Section:
    """The first version of the changelog of the project."""
    return newest((ROOT / "CHANGELOG.md").read_text("utf-8"))
