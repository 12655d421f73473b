"""The page of what changed: what happened to messengers, newest first; what the guide itself corrected, apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from imtui.guide.changes import Correction, Happening, corrections, happenings
from imtui.guide.model import Guide, Messenger, Status
from imtui.guide.words import STATUS_NAMES, VALUE_NAMES
from imtui.language import _, labelled, plural
from imtui.pages.blocks import Block, Heading, Notes, Page, Paragraph, Role, Row, Span, Title, text
from imtui.pages.messenger import sources

MONTH = len("2026-11")


def changes_page(guide: Guide, messengers: Sequence[Messenger], since: str) -> Page:
    """What happened to messengers since a date, and how many of their values the guide corrected."""
    notes, found = Notes(), happenings(messengers, since)
    count = plural("{n} event", "{n} events", len(found))
    blocks: list[Block] = [Title(_("What changed since {date}").format(date=since)), Paragraph(text(count))]
    for month, together in groupby(found, key=lambda one: one.date[:MONTH]):
        blocks.append(Heading(month))
        blocks += [Row(one.messenger.name, text(said(one), " ", notes.cite(one.source))) for one in together]
    corrected = len(corrections(guide, messengers, since))
    if corrected:
        count = plural("{n} value corrected in the guide", "{n} values corrected in the guide", corrected)
        blocks.append(Row(count, text(_("imtui changes --guide lists them"))))
    return Page((*blocks, *sources(notes)))


def corrections_page(guide: Guide, messengers: Sequence[Messenger], since: str) -> Page:
    """The values that the guide corrected since a date."""
    found = corrections(guide, messengers, since)
    title = Title(_("What the guide corrected since {date}").format(date=since))
    return Page((title, *(_row(guide, correction) for correction in found)))


def said(happening: Happening) -> str:
    """What happened, in words; the end of an app by its name."""
    return f"{_app_ended(happening)} {happening.text or ''}".strip()


def _app_ended(happening: Happening) -> str:
    app = next((app for app in happening.messenger.apps if app.name == happening.app), None)
    return labelled(app.name, _(STATUS_NAMES[app.status]) + ".") if app and app.status is not Status.ACTIVE else ""


def correction_in_words(guide: Guide, correction: Correction) -> str:
    """Which property had which value and has which, and why: the log gives the reason in English."""
    became = _("{property}: {old}, now {new}").format(
        property=guide.properties[correction.property].name,
        old=_(VALUE_NAMES.get(correction.old, correction.old)),
        new=_(VALUE_NAMES.get(correction.new, correction.new)),
    )
    return f"{became}. {correction.why}"


def _row(guide: Guide, correction: Correction) -> Row:
    name = guide.messengers[correction.messenger].name
    return Row(name, text(Span(f"{correction.date} ", Role.MUTED), correction_in_words(guide, correction)))
