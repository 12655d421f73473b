"""What the names on a command line stand for, and what was meant when they stand for nothing."""

from __future__ import annotations

from collections.abc import Iterable

from imtui.arguments import hint
from imtui.errors import UsageError
from imtui.guide.find import Match, find, suggest
from imtui.guide.model import Guide, Messenger
from imtui.language import _


def matches_named(guide: Guide, names: Iterable[str]) -> list[Match]:
    """Find what names mean; raises UsageError, with the nearest name, for one that means nothing."""
    return [match for name in names for match in _named(guide, name)]


def messengers_named(guide: Guide, name: str) -> Iterable[Messenger]:
    """Find the messengers that a name means, or whose app it means; raises UsageError when it means nothing."""
    return {match.messenger.id: match.messenger for match in _named(guide, name)}.values()


def _named(guide: Guide, name: str) -> list[Match]:
    matches = find(guide, name)
    if matches:
        return matches
    raise UsageError(_("No messenger and no app is called “{name}”.").format(name=name) + hint(suggest(guide, name)))
