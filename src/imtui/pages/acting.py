"""What a reader acts on, before all that is known: for whom a messenger is good, and what to install where."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.model import App, Guide, Messenger, Status, Value
from imtui.guide.steps import apps_on
from imtui.guide.words import STATUS_NAMES
from imtui.language import _
from imtui.pages.blocks import Block, Heading, Row, Sign, text

USES = (
    "e2ee",
    "no-phone",
    "anonymous",
    "metadata",
    "tor",
    "no-internet",
    "offline-delivery",
    "groups",
    "voice",
    "video",
    "multi-device",
    "disappearing",
    "gratis",
)
"""The properties that people choose by; the others say whom they have to trust."""

MOST_APPS = 4
"""Apps named for a platform: the rest stand in the list of all apps."""


def acting(guide: Guide, messenger: Messenger) -> Iterator[Block]:
    """For whom a messenger is good, for whom it is not, and its apps by platform; nothing of one that was shut down."""
    if messenger.status is Status.DISCONTINUED:
        return
    for value, label in (
        (Value.YES, _("Good if you need")),
        (Value.PARTIAL, _("In part, if you need")),
        (Value.NO, _("Not if you need")),
    ):
        names = [str(guide.properties[p].name) for p in USES if p in guide.properties and messenger.value(p) is value]
        if names:
            yield Row(label, text(", ".join(name[:1].lower() + name[1:] for name in names)), Sign(value.value))
    yield Heading(_("Get it"))
    for platform in guide.platforms.values():
        apps = apps_on(messenger, platform.id)
        if apps:
            more = ", …" if len(apps) > MOST_APPS else ""
            yield Row(str(platform.name), text(", ".join(map(named, apps[:MOST_APPS])) + more))
    if not messenger.usable_apps:
        yield Row(_("Platforms"), text(_("none any more")))
    if messenger.id in guide.steps:
        said = _("which shop, what to set first, how to leave: key i, or imtui steps {id}")
        yield Row(_("Step by step"), text(said.format(id=messenger.id)))


def named(app: App) -> str:
    """The name of an app, with a word where nobody maintains it."""
    if app.status is Status.ACTIVE:
        return app.name
    return _("{app} ({state})").format(app=app.name, state=_(STATUS_NAMES[app.status]))
