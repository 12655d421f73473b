"""When a fact was stated, when somebody last opened its source, and how old that makes it."""

from __future__ import annotations

from datetime import date, timedelta

from imtui.guide.model import (
    Answer,
    App,
    Claim,
    Connection,
    Grade,
    GroupCall,
    Jurisdiction,
    Listing,
    MinimumVersion,
    Step,
)
from imtui.guide.words import GRADES
from imtui.language import _

DAYS_PER_MONTH = 30.44

Dated = Jurisdiction | Connection | GroupCall | Claim | App | Listing | MinimumVersion | Answer | Step
"""What rests on a source: `as_of` is when the text there was last changed, `checked` when somebody last opened it."""


def dates_in_words(thing: Dated) -> str:
    """Both dates of a fact, as they are shown: `2015-05, checked 2026-11`."""
    if isinstance(thing, Claim | Step) and thing.undated:
        return _("read {date}, undated").format(date=thing.as_of)
    if thing.checked:
        return _("{date}, checked {checked}").format(date=thing.as_of, checked=thing.checked)
    return thing.as_of or ""


def claim_details(claim: Claim) -> str:
    """The date of a claim and the grade of its source."""
    dates = dates_in_words(claim)
    return f"{dates}, {_(GRADES[claim.grade])}" if claim.grade else dates


def counted_from(thing: Dated) -> str | None:
    """The date from which a fact ages.

    A licence of 2015 that somebody saw last month is as true as then; a page of 2015 on features may not be.
    """
    is_code = isinstance(thing, App | Listing | MinimumVersion) or (
        isinstance(thing, Claim) and thing.grade is Grade.SOURCE_CODE
    )
    return (thing.checked if is_code else None) or thing.as_of


def age_in_months(day: str | None, today: date) -> float:
    """The age of a date in months, counted from its end: a year or a month is as young as its last day."""
    return max((today - latest_day(day)).days / DAYS_PER_MONTH, 0) if day else 0


def latest_day(day: str) -> date:
    """The last day that a date (year, month or day) may mean."""
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts if len(parts) == 2 else (*parts, 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def earliest_day(day: str) -> date:
    """The first day that a date may mean."""
    parts = [int(part) for part in day.split("-")]
    return date(*[*parts, 1, 1][:3])
