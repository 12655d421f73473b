"""What changed, for programs: CSV for spreadsheets, JSON for everything else."""

from __future__ import annotations

from collections.abc import Sequence

from imtui.export.json import VERSION, as_json, encode, guide_record
from imtui.export.spreadsheet import as_csv
from imtui.guide.changes import corrections, happenings
from imtui.guide.model import Guide, Messenger
from imtui.language import _
from imtui.pages.changes import correction_in_words, said
from imtui.pages.provenance import provenance


def changes_as_csv(guide: Guide, messengers: Sequence[Messenger], since: str) -> str:
    """Write what happened as CSV: an event a row."""
    rows = [
        (one.date, one.messenger.id, one.messenger.name, said(one), one.source) for one in happenings(messengers, since)
    ]
    return _table(guide, rows, _("What happened"), _("Source"))


def corrections_as_csv(guide: Guide, messengers: Sequence[Messenger], since: str) -> str:
    """Write what the guide corrected as CSV: a value a row."""
    found = corrections(guide, messengers, since)
    rows = [
        (c.date, c.messenger, guide.messengers[c.messenger].name, correction_in_words(guide, c), c.property)
        for c in found
    ]
    return _table(guide, rows, _("What was corrected"), "property")


def changes_as_json(guide: Guide, messengers: Sequence[Messenger], since: str) -> str:
    """Write what happened, and what the guide corrected, as JSON."""
    happened = [
        {
            "date": one.date,
            "messenger": one.messenger.id,
            "app": one.app or None,
            "text": encode(one.text) if one.text else None,
            "source": one.source,
        }
        for one in happenings(messengers, since)
    ]
    corrected = [encode(correction) for correction in corrections(guide, messengers, since)]
    about = {"version": VERSION, "guide": guide_record(guide), "since": since}
    return as_json({**about, "happened": happened, "corrected": corrected})


def _table(guide: Guide, rows: Sequence[Sequence[str]], what: str, last: str) -> str:
    heads = (_("Date"), "id", _("Messenger"), what, last, _("About this list"))
    return as_csv([heads, *((*row, provenance(guide)) for row in rows)])
