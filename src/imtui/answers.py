"""The plain-text commands: each takes the guide and what was asked, and gives the text to print."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import date

from imtui.exits import Exit
from imtui.export.checks import report_as_json, report_as_text
from imtui.export.lists import list_as_csv, list_as_json, list_as_markdown, list_as_text
from imtui.export.markdown import page_as_markdown
from imtui.export.records import matches_as_json
from imtui.export.text import page_as_text
from imtui.guide.find import Match, find, suggest
from imtui.guide.load import GuideError, checkout_data, load
from imtui.guide.model import Guide, Messenger
from imtui.guide.query import Index, Query, Vocabulary
from imtui.language import _
from imtui.pages.blocks import Page
from imtui.pages.left_out import why_not_page
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


def plain_list(guide: Guide, query: Query) -> str:
    """List the messengers as plain text, where the interface cannot be opened."""
    return list_as_text(Index(guide), query)


def list_answer(guide: Guide, options: Namespace) -> str:
    """List the messengers that answer a query; raises QueryError."""
    query = Vocabulary(guide).parse(" ".join(options.query))
    return LIST_FORMATS[options.format](Index(guide), query)


def show_answer(guide: Guide, options: Namespace) -> str:
    """Show messengers or apps by their names; raises UsageError for a name that means nothing."""
    matches = [match for name in options.names for match in named(guide, name)]
    if options.format == "json":
        return matches_as_json(guide, matches)
    return _pages((_page(guide, match) for match in matches), options.format)


def why_answer(guide: Guide, options: Namespace) -> str:
    """Explain the verdict of a messenger; raises UsageError for a name that means nothing."""
    return _pages((why_page(guide, m) for m in _messengers(guide, options.name)), options.format)


def why_not_answer(guide: Guide, options: Namespace) -> str:
    """Explain why a messenger does not answer a query; raises QueryError, and UsageError for an unknown name."""
    query = Vocabulary(guide).parse(" ".join(options.query))
    index = Index(guide)
    return _pages((why_not_page(index, m, query) for m in _messengers(guide, options.name)), options.format)


def check_answer(options: Namespace) -> tuple[str, Exit]:
    """Check a guide; gives the report and the exit code: errors fail, warnings only when strict."""
    from imtui.guide import check

    folder = options.folder or options.data or checkout_data()
    today = date.today()
    summary = None
    try:
        guide = load(folder)
    except GuideError as error:
        found = check.problems_placed(error.problems)
    else:
        found = check.placed(check.remarks(guide, today, options.older_than), folder)
        summary = check.summarise(guide, today)
    failed = any(options.strict or remark.level is check.Level.ERROR for remark in found)
    return CHECK_FORMATS[options.format](found, summary), Exit.BAD_DATA if failed else Exit.DONE


def named(guide: Guide, name: str) -> list[Match]:
    """Find what a name means; raises UsageError, with the nearest name, when it means nothing."""
    matches = find(guide, name)
    if matches:
        return matches
    guess = suggest(guide, name)
    hint = _(" Did you mean “{guess}”?").format(guess=guess) if guess else ""
    raise UsageError(_("No messenger and no app is called “{name}”.").format(name=name) + hint)


def _messengers(guide: Guide, name: str) -> Iterable[Messenger]:
    return {match.messenger.id: match.messenger for match in named(guide, name)}.values()


def _page(guide: Guide, match: Match) -> Page:
    return app_page(guide, match.messenger, match.app) if match.app else messenger_page(guide, match.messenger)


def _pages(pages: Iterable[Page], output_format: str) -> str:
    return "\n".join(map(PAGE_FORMATS[output_format], pages))
