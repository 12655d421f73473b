"""`imtui scenarios`: the situations, and who answers one of them or the one that is told by plain questions."""

from __future__ import annotations

import sys

from imtui.answers.asking import ask
from imtui.answers.naming import hint
from imtui.errors import UsageError
from imtui.export.formats import pages_as
from imtui.export.scenarios import result_as_json, scenarios_as_json
from imtui.guide.model import Guide, Scenario
from imtui.guide.query import Index
from imtui.guide.scenarios import result_for, scenario_result
from imtui.guide.schema import nearest
from imtui.guide.wizard import query_of
from imtui.language import _
from imtui.options import Options
from imtui.pages.scenario import scenario_page, scenarios_page, wizard_page


def answer(guide: Guide, options: Options) -> str:
    """List the scenarios, answer one, or the situation told by plain questions; raises UsageError."""
    if options.ask:
        return _asked_answer(guide, options.format)
    if options.name is None:
        if options.format == "json":
            return scenarios_as_json(guide.scenarios.values())
        return pages_as(options.format, [scenarios_page(guide)])
    scenario, index = _scenario(guide, options.name), Index(guide)
    if options.format == "json":
        return result_as_json(guide, scenario_result(index, scenario), scenario)
    return pages_as(options.format, [scenario_page(index, scenario)])


def _asked_answer(guide: Guide, output_format: str) -> str:
    """Ask the plain questions on standard error, read the answers from standard input, say who satisfies them."""
    try:
        told = ask(guide, sys.stdin.readline, lambda line: print(line, file=sys.stderr, flush=True))
    except EOFError:
        raise UsageError(_("The answers ended before the questions did.")) from None
    index = Index(guide)
    if output_format == "json":
        return result_as_json(guide, result_for(index, query_of(guide, told)))
    return pages_as(output_format, [wizard_page(index, told)])


def _scenario(guide: Guide, name: str) -> Scenario:
    if name in guide.scenarios:
        return guide.scenarios[name]
    guess = nearest(name, guide.scenarios)
    raise UsageError(_("No scenario is called “{name}”.").format(name=name) + hint(guess))
