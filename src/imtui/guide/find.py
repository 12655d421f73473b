"""What somebody means by a name: a messenger or an app, by id, name, alias or misspelling."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from imtui.guide.model import App, Guide, Messenger
from imtui.guide.spelling import nearest
from imtui.guide.text import fold
from imtui.records import record


@record
class Match:
    """A messenger, or one of its apps."""

    messenger: Messenger
    app: App | None = None

    @property
    def name(self) -> str:
        """The name of what was found."""
        return self.app.name if self.app else self.messenger.name


def find(guide: Guide, name: str) -> list[Match]:
    """What a name means: who bears exactly this name, else whose name contains it; messengers before apps."""
    wanted = fold(name)
    return bearing(guide, name) or _named(guide, lambda known: wanted in known)


def bearing(guide: Guide, name: str) -> list[Match]:
    """Who bears exactly this name; messengers before apps."""
    wanted = fold(name)
    if wanted in guide.messengers:
        return [Match(guide.messengers[wanted])]
    return _named(guide, lambda known: known == wanted)


def _named(guide: Guide, test: Callable[[str], bool]) -> list[Match]:
    """The messengers with such a name, else the apps."""
    for matches in (_messengers(guide), _apps(guide)):
        found = [match for match, names in matches if any(test(fold(known)) for known in names)]
        if found:
            return found
    return []


def suggest(guide: Guide, name: str) -> str | None:
    """The known name nearest to one that means nothing."""
    known = {fold(match.name): match.name for match, _names in (*_messengers(guide), *_apps(guide))}
    known |= {messenger_id: messenger_id for messenger_id in guide.messengers}
    guess = nearest(fold(name), known)
    return known[guess] if guess else None


def _messengers(guide: Guide) -> list[tuple[Match, Iterable[str]]]:
    return [(Match(m), (m.name, *m.aliases)) for m in guide.messengers.values()]


def _apps(guide: Guide) -> list[tuple[Match, Iterable[str]]]:
    return [
        (Match(m, app), (app.name, *app.aliases, *((app.document.name,) if app.document else ())))
        for m in guide.messengers.values()
        for app in m.apps
    ]
