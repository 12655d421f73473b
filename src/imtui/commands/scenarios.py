"""`imtui scenarios`: the situations, and who answers one of them or the one that is told by plain questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imtui.arguments import hint
from imtui.commands.common import add_output, add_short
from imtui.errors import UsageError
from imtui.export.formats import PAGE_FORMATS
from imtui.language import _, later
from imtui.options import Options

if TYPE_CHECKING:
    from imtui.arguments import Parser
    from imtui.guide.model import Guide, Scenario

SUMMARY = later("list the scenarios, or say who answers one")


class Arguments(Options):
    """What `imtui scenarios` takes."""

    name: str | None = None
    ask: bool = False


def add_arguments(parser: Parser) -> None:
    parser.add_argument("name", nargs="?", metavar="ID")
    ask_help = _("ask plain questions, and say who answers the situation")
    parser.add_argument("--ask", action="store_true", help=ask_help)
    add_short(parser)
    add_output(parser, (*PAGE_FORMATS, "json"))


def answer(guide: Guide, options: Arguments) -> str:
    """List the scenarios, answer one, or the situation told by plain questions; raises UsageError."""
    from imtui.export.formats import pages_as, shortened
    from imtui.export.json import result_as_json, scenarios_as_json
    from imtui.guide.query import Index
    from imtui.guide.scenarios import scenario_result
    from imtui.pages.brief import brief_scenario_page
    from imtui.pages.scenario import scenario_page, scenarios_page

    if options.ask:
        return _asked_answer(guide, options)
    if options.name is None:
        if options.format == "json":
            return scenarios_as_json(guide.scenarios.values())
        return pages_as(options.format, guide, [scenarios_page(guide)])
    scenario, index = _scenario(guide, options.name), Index(guide)
    if options.format == "json":
        return result_as_json(guide, scenario_result(index, scenario), scenario)
    page = brief_scenario_page(index, scenario) if options.brief else scenario_page(index, scenario)
    layout = "sheet" if options.brief else "handout"
    return pages_as(options.format, guide, shortened([page], options.no_sources), layout)


def _asked_answer(guide: Guide, options: Arguments) -> str:
    """Ask the plain questions on standard error, read the answers from standard input, say who satisfies them."""
    import sys

    from imtui.commands.questions import ask
    from imtui.export.formats import pages_as
    from imtui.export.json import result_as_json
    from imtui.guide.query import Index
    from imtui.guide.scenarios import result_for
    from imtui.guide.wizard import query_of
    from imtui.pages.scenario import wizard_page

    if options.name is not None:
        raise UsageError(_("Name a scenario or use --ask, not both."))
    try:
        told = ask(guide, sys.stdin.readline, lambda line: print(line, file=sys.stderr, flush=True))
    except EOFError:
        raise UsageError(_("The answers ended before the questions did.")) from None
    index = Index(guide)
    if options.format == "json":
        return result_as_json(guide, result_for(index, query_of(guide, told)))
    return pages_as(options.format, guide, [wizard_page(index, told)])


def _scenario(guide: Guide, name: str) -> Scenario:
    from imtui.guide.spelling import nearest

    if name in guide.scenarios:
        return guide.scenarios[name]
    guess = nearest(name, guide.scenarios)
    raise UsageError(_("No scenario is called “{name}”.").format(name=name) + hint(guess))
