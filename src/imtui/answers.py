"""The plain-text commands: each takes the guide and what was asked, and gives the text to print."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import date

from imtui.asking import ask
from imtui.exits import Exit, UsageError
from imtui.export.comparison import comparison_as_csv
from imtui.export.formats import CHECK_FORMATS, LIST_FORMATS, PAGE_FORMATS, comparison_as
from imtui.export.lists import list_as_text
from imtui.export.records import matches_as_json
from imtui.export.scenarios import entries_as_json, result_as_json, scenarios_as_json
from imtui.guide.compare import compare, line_up
from imtui.guide.find import Match, find, suggest
from imtui.guide.glossary import Glossary
from imtui.guide.load import checkout_data, load
from imtui.guide.model import Guide, Messenger, Scenario
from imtui.guide.query import Index, Query, Vocabulary
from imtui.guide.scenarios import result_for, scenario_result
from imtui.guide.schema import nearest
from imtui.guide.sheets import GuideError
from imtui.guide.wizard import query_of
from imtui.language import _
from imtui.pages.blocks import Page
from imtui.pages.glossary import entry_page, glossary_page
from imtui.pages.left_out import why_not_page
from imtui.pages.messenger import app_page, messenger_page
from imtui.pages.scenario import scenario_page, scenarios_page, wizard_page
from imtui.pages.why import why_page


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
    if options.format == "csv":
        return comparison_as_csv(line_up(guide, matches))
    return _pages((_page(guide, match) for match in matches), options.format)


def compare_answer(guide: Guide, options: Namespace) -> str:
    """Compare messengers, or apps; raises UsageError for unknown names, ComparisonError for what does not compare."""
    matches = [match for name in options.names for match in named(guide, name)]
    whole = compare(guide, matches)
    shown = whole.differences() if options.only_differences else whole
    return comparison_as(options.format, guide, shown, len(whole.rows()) - len(shown.rows()))


def why_answer(guide: Guide, options: Namespace) -> str:
    """Explain the verdict of a messenger; raises UsageError for a name that means nothing."""
    return _pages((why_page(guide, m) for m in _messengers(guide, options.name)), options.format)


def why_not_answer(guide: Guide, options: Namespace) -> str:
    """Explain why a messenger does not answer a query; raises QueryError, and UsageError for an unknown name."""
    query = Vocabulary(guide).parse(" ".join(options.query))
    index = Index(guide)
    return _pages((why_not_page(index, m, query) for m in _messengers(guide, options.name)), options.format)


def scenarios_answer(guide: Guide, options: Namespace) -> str:
    """List the scenarios, answer one, or the situation told by plain questions; raises UsageError."""
    if options.ask:
        return _asked_answer(guide, options.format)
    if options.name is None:
        if options.format == "json":
            return scenarios_as_json(guide.scenarios.values())
        return _pages([scenarios_page(guide)], options.format)
    scenario, index = _scenario(guide, options.name), Index(guide)
    if options.format == "json":
        return result_as_json(guide, scenario_result(index, scenario), scenario)
    return _pages([scenario_page(index, scenario)], options.format)


def _asked_answer(guide: Guide, output_format: str) -> str:
    """Ask the plain questions on standard error, read the answers from standard input, say who satisfies them."""
    try:
        told = ask(guide, sys.stdin.readline, lambda line: print(line, file=sys.stderr, flush=True))
    except EOFError:
        raise UsageError(_("The answers ended before the questions did.")) from None
    index = Index(guide)
    if output_format == "json":
        return result_as_json(guide, result_for(index, query_of(guide, told)))
    return _pages([wizard_page(index, told)], output_format)


def _scenario(guide: Guide, name: str) -> Scenario:
    if name in guide.scenarios:
        return guide.scenarios[name]
    guess = nearest(name, guide.scenarios)
    raise UsageError(_("No scenario is called “{name}”.").format(name=name) + _hint(guess))


def glossary_answer(guide: Guide, options: Namespace) -> str:
    """Explain a word or a property, else list them all; raises UsageError for a word that stands nowhere."""
    glossary, word = Glossary(guide), " ".join(options.words)
    entries = glossary.find(word) or glossary.search(word) if word else glossary.entries
    if not entries:
        raise UsageError(_("The glossary does not know “{word}”.").format(word=word) + _hint(glossary.suggest(word)))
    if options.format == "json":
        return entries_as_json(entries)
    return _pages((entry_page(guide, e) for e in entries) if word else [glossary_page(entries)], options.format)


def keys_answer(guide: Guide, options: Namespace) -> str:
    """List the keys of the interface: its help, on paper."""
    from imtui.tui.help import help_page

    return _pages([help_page(guide)], options.format)


def check_answer(options: Namespace) -> tuple[str, Exit]:
    """Check a guide; gives the report and the exit code: errors fail, warnings only when strict."""
    from imtui.guide import check

    folders = [options.folder] if options.folder else options.data
    homes = [*folders, *filter(None, [checkout_data()])]
    today = date.today()
    summary = None
    try:
        guide = load(folders)
    except GuideError as error:
        found = check.problems_placed(error.problems)
    else:
        found = check.placed(check.remarks(guide, today, options.older_than), homes)
        summary = check.summarise(guide, today)
    failed = any(options.strict or remark.level is check.Level.ERROR for remark in found)
    return CHECK_FORMATS[options.format](found, summary), Exit.BAD_DATA if failed else Exit.DONE


def named(guide: Guide, name: str) -> list[Match]:
    """Find what a name means; raises UsageError, with the nearest name, when it means nothing."""
    matches = find(guide, name)
    if matches:
        return matches
    guess = suggest(guide, name)
    raise UsageError(_("No messenger and no app is called “{name}”.").format(name=name) + _hint(guess))


def _hint(guess: str | None) -> str:
    return _(" Did you mean “{guess}”?").format(guess=guess) if guess else ""


def _messengers(guide: Guide, name: str) -> Iterable[Messenger]:
    return {match.messenger.id: match.messenger for match in named(guide, name)}.values()


def _page(guide: Guide, match: Match) -> Page:
    return app_page(guide, match.messenger, match.app) if match.app else messenger_page(guide, match.messenger)


def _pages(pages: Iterable[Page], output_format: str) -> str:
    return PAGE_FORMATS[output_format](tuple(pages))
