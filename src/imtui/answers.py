"""The plain-text commands: each takes the guide and what was asked, and gives the text to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path as FilePath

from imtui.exits import Exit
from imtui.export.checks import report_as_json, report_as_text
from imtui.export.lists import list_as_csv, list_as_json, list_as_markdown, list_as_text
from imtui.export.markdown import page_as_markdown
from imtui.export.records import matches_as_json
from imtui.export.text import page_as_text
from imtui.guide.find import Match, find, suggest
from imtui.guide.load import GuideError, checkout_data, load
from imtui.guide.model import Guide
from imtui.guide.query import Index, Query, Vocabulary
from imtui.language import _
from imtui.pages.blocks import Page
from imtui.pages.messenger import app_page, messenger_page
from imtui.pages.why import why_page


class UsageError(Exception):
    """What was asked cannot be answered as it was asked: a sentence for the person who typed it."""


PAGE_FORMATS: dict[str, Callable[[Page], str]] = {"text": page_as_text, "md": page_as_markdown}
LIST_FORMATS: dict[str, Callable[[Index, Query], str]] = {
    "text": list_as_text,
    "md": list_as_markdown,
    "csv": list_as_csv,
    "json": list_as_json,
}


CHECK_FORMATS = {"text": report_as_text, "json": report_as_json}


def list_answer(guide: Guide, query_text: str, output_format: str) -> str:
    """List the messengers that answer a query; raises QueryError."""
    return LIST_FORMATS[output_format](Index(guide), Vocabulary(guide).parse(query_text))


def show_answer(guide: Guide, names: Sequence[str], output_format: str) -> str:
    """Show messengers or apps by their names; raises UsageError for a name that means nothing."""
    matches = [match for name in names for match in named(guide, name)]
    if output_format == "json":
        return matches_as_json(guide, matches)
    return "\n".join(PAGE_FORMATS[output_format](_page(guide, match)) for match in matches)


def why_answer(guide: Guide, name: str, output_format: str) -> str:
    """Explain the verdict of a messenger; raises UsageError for a name that means nothing."""
    messengers = {match.messenger.id: match.messenger for match in named(guide, name)}
    return "\n".join(PAGE_FORMATS[output_format](why_page(guide, messenger)) for messenger in messengers.values())


def check_answer(folder: FilePath | None, older_than: int | None, strict: bool, output_format: str) -> tuple[str, Exit]:
    """Check a guide; gives the report and the exit code: errors fail, warnings only when `strict`."""
    from imtui.guide import check

    folder = folder or checkout_data()
    today = date.today()
    summary = None
    try:
        guide = load(folder)
    except GuideError as error:
        found = check.problems_placed(error.problems)
    else:
        found = check.placed(check.remarks(guide, today, older_than), folder)
        summary = check.summarise(guide, today)
    failed = any(strict or remark.level is check.Level.ERROR for remark in found)
    return CHECK_FORMATS[output_format](found, summary), Exit.BAD_DATA if failed else Exit.DONE


def named(guide: Guide, name: str) -> list[Match]:
    """Find what a name means; raises UsageError, with the nearest name, when it means nothing."""
    matches = find(guide, name)
    if matches:
        return matches
    guess = suggest(guide, name)
    hint = _(" Did you mean “{guess}”?").format(guess=guess) if guess else ""
    raise UsageError(_("No messenger and no app is called “{name}”.").format(name=name) + hint)


def _page(guide: Guide, match: Match) -> Page:
    return app_page(guide, match.messenger, match.app) if match.app else messenger_page(guide, match.messenger)
