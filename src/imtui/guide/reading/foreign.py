"""What others publish on messengers, read as starting material for a pack: the formats of SecuChart and of xmpp.org.

Nothing of it is taken for true: who writes the pack says whose it is, and that nobody has checked it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from imtui.guide.model import Name, Url, Value
from imtui.guide.reading.beneath import LinkError, read_beneath
from imtui.guide.reading.problems import GuideError
from imtui.guide.reading.schema import decode
from imtui.guide.reading.sheet import Sheet
from imtui.guide.reading.yaml import MAX_BYTES
from imtui.guide.reading.yaml_files import read_sheet
from imtui.guide.suggestions import one_of, shown
from imtui.language import _, later
from imtui.reasons import reason
from imtui.records import record

QUESTIONS = {
    "Client license": "free-client",
    "Server license": "free-server",
    "Isolated self-hosting": "self-hosting",
    "Protocol open": "open-protocol",
    "End-to-end encryption": "e2ee",
    "Perfect forward secrecy": "forward-secrecy",
    "Audits": "audit",
    "Reproducible builds": "reproducible",
    "Usage without phone number": "no-phone",
    "Metadata protection": "metadata",
    "Voice calls": "voice",
    "Video calls": "video",
    "Group chat": "groups",
    "Multiple devices": "multi-device",
    "Message expiration": "disappearing",
    "No-cost tier": "gratis",
    "Active development": "maintained",
}
"""The questions of SecuChart that are nearest to properties of the guide; they are not always asked in the same way."""

ANSWERS = (Value.YES, Value.PARTIAL, Value.NO)
_FIRST_COLUMN = "name"
_ADDRESS = re.compile(r"https?://[^\s;]+")

SYSTEMS = {
    "Linux": "gnu-linux",
    "BSD": "bsd",
    "FreeBSD": "bsd",
    "Android": "android",
    "macOS": "macos",
    "Windows": "windows",
    "iOS": "ios",
    "Browser": "web",
}
"""The platforms of xmpp.org by the ids that the guide gives them."""


class ForeignError(GuideError):
    """A file of others is not in the format that it should be in."""

    heading = later("This cannot be taken over:")


@record
class Charted:
    """What SecuChart answers of one messenger, by our properties."""

    name: str
    answers: Mapping[str, Value]
    site: str | None


@record
class Program:
    """A program for people that xmpp.org lists."""

    name: str
    platforms: tuple[str, ...]
    site: str | None


def read_secuchart(paths: Iterable[FilePath]) -> tuple[Charted, ...]:
    """Read files of SecuChart, each on one messenger (`data/signal.csv`); raises ForeignError with every problem."""
    sheets = [_text_sheet(path) for path in paths]
    charts: list[Charted] = []
    for sheet in sheets:
        with sheet.examining():
            charts += () if sheet.problems else _charts(sheet)
    _refuse_the_wrong(sheets)
    return tuple(charts)


def _charts(sheet: Sheet) -> Iterator[Charted]:
    """What a file says of the messenger that it names."""
    rows = list(csv.reader(sheet.data.splitlines(), delimiter=";", quoting=csv.QUOTE_NONE))
    sheet.lines = {(row[0],): number for number, row in enumerate(rows, 1) if row}
    name, sites = _name_in(sheet, rows), []
    answers: dict[str, Value] = {}
    for row in rows[1:]:
        question, *said = [*row, ""]
        if question == "Landing page":
            sites = _ADDRESS.findall(" ".join(said))
        elif question in QUESTIONS and said[0]:
            if said[0] not in tuple(ANSWERS):
                sheet.refuse((question,), shown(said[0]), one_of(said[0], ANSWERS))
            else:
                answers[QUESTIONS[question]] = Value(said[0])
    if name:
        yield Charted(name, answers, _first_address(sites))


def _name_in(sheet: Sheet, rows: list[list[str]]) -> str | None:
    first = rows[0] if rows else []
    if first[:1] == [_FIRST_COLUMN]:
        name: str | None = decode(sheet, Name, "".join(first[1:3]), (_FIRST_COLUMN,))
        return name
    found = shown(";".join(first)) if first else _("nothing")
    sheet.refuse((), found, _("a file of SecuChart, which begins with name;;"))
    return None


def _text_sheet(path: FilePath) -> Sheet:
    """A file as text; what keeps it from being one is noted."""
    sheet = Sheet(str(path))
    try:
        octets = read_beneath(path.parent, path.name, MAX_BYTES + 1)
        sheet.data = octets.decode("utf-8-sig")
        if len(octets) > MAX_BYTES:
            sheet.refuse((), _("more than {n} bytes").format(n=MAX_BYTES), _("a smaller file"))
    except LinkError:
        sheet.refuse((), _("a link"), _("the file itself: no link is followed"))
    except UnicodeDecodeError:
        sheet.refuse((), _("bytes that are not UTF-8"), _("a file saved as UTF-8"))
    except OSError as error:
        sheet.refuse((), reason(error), _("a file that can be read"))
    return sheet


def read_xmpp_software(path: FilePath) -> tuple[Program, ...]:
    """Read the programs for people in xmpp.org's `data/software.json`; raises ForeignError with all that is wrong."""
    sheet = read_sheet(path.parent, path.name, "" if path.parent == FilePath() else f"{path.parent}/")
    programs: list[Program] = []
    with sheet.examining():
        if not sheet.problems and not isinstance(sheet.data, list):
            sheet.refuse((), shown(sheet.data), _("a list of programs, as in software.json of xmpp.org"))
        elif not sheet.problems:
            programs += _programs(sheet)
    _refuse_the_wrong([sheet])
    return tuple(programs)


def _programs(sheet: Sheet) -> Iterator[Program]:
    """The entries that people can install; libraries and servers are left out."""
    for number, entry in enumerate(sheet.data):
        if not isinstance(entry, dict):
            sheet.refuse((number,), shown(entry), _("a program with name, categories, platforms and url"))
        elif "client" in _list_in(sheet, entry, number, "categories"):
            name = decode(sheet, Name, entry.get("name"), (number, "name"))
            platforms = (SYSTEMS.get(p) for p in _list_in(sheet, entry, number, "platforms") if isinstance(p, str))
            site = _first_address([str(entry.get("url")), str(entry.get("doap"))])
            if name:
                yield Program(name, tuple(dict.fromkeys(filter(None, platforms))), site)


def _list_in(sheet: Sheet, entry: dict[str, Any], number: int, key: str) -> list[Any]:
    if not isinstance(found := entry.get(key), list):
        sheet.refuse((number, key), _("nothing") if found is None else shown(found), _("a list"))
        return []
    return found


def _first_address(candidates: Iterable[str]) -> str | None:
    """The first of these that is a link as the guide writes them."""
    return next((c for c in candidates if decode(Sheet(""), Url, c) is not None), None)


def _refuse_the_wrong(sheets: Iterable[Sheet]) -> None:
    if problems := [problem for sheet in sheets for problem in sheet.problems]:
        raise ForeignError(problems)
