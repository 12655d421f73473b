"""The steps of one messenger, from the file of `steps/` that is named after it."""

from __future__ import annotations

from collections.abc import Mapping

from imtui.guide.model import Messenger, Step, Steps
from imtui.guide.reading.schema import decode
from imtui.guide.reading.sheet import Path, Sheet
from imtui.guide.steps import MOST_SETTINGS, Part, part_of, steps_on
from imtui.guide.suggestions import one_of, shown
from imtui.language import _

STEPS = "steps"
"""The folder with a file for each messenger whose steps are known."""


def decode_steps(sheet: Sheet, messengers: Mapping[str, Messenger]) -> Steps | None:
    """Read the steps of a messenger; None, and the problems noted, when they are wrong."""
    if sheet.problems:
        return None
    steps: Steps | None = decode(sheet, Steps, sheet.data)
    if steps is None:
        return None
    if steps.messenger != sheet.stem:
        expected = _("“{id}”, the name of the file").format(id=sheet.stem)
        sheet.refuse(("messenger",), shown(steps.messenger), expected)
    elif steps.messenger in messengers:
        _check(sheet, steps, messengers[steps.messenger])
    return steps


def _check(sheet: Sheet, steps: Steps, messenger: Messenger) -> None:
    """Check that the steps are about apps and systems that the messenger has, and few enough to be followed."""
    for position, step in enumerate(steps.steps):
        _check_place(sheet, ("steps", position), step, messenger)
    for platform in sorted({p for app in messenger.apps for p in app.platforms}):
        settings = [step for step in steps_on(steps.steps, platform) if part_of(step.about) is Part.SET_FIRST]
        if len(settings) > MOST_SETTINGS:
            found = _("{n} settings for {platform}").format(n=len(settings), platform=platform)
            sheet.refuse(("steps",), found, _("at most {n}").format(n=MOST_SETTINGS))


def _check_place(sheet: Sheet, path: Path, step: Step, messenger: Messenger) -> None:
    apps = {app.name: app for app in messenger.apps}
    if step.app is not None and step.app not in apps:
        sheet.refuse((*path, "app"), shown(step.app), one_of(step.app, apps))
        return
    running = apps[step.app].platforms if step.app else [p for app in messenger.apps for p in app.platforms]
    for platform in step.platforms:
        if platform not in running:
            expected = one_of(platform, running) if running else _("a platform of an app of this messenger")
            sheet.refuse((*path, "platforms"), shown(platform), expected)
