"""What was wrong and what would have been right, shown in a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from imtui.guide.spelling import nearest
from imtui.guide.text import first_intruder
from imtui.language import _

MOST_COMPARED = 1000
"""Words among which the likeliest is looked for: among more it would take too long, message after message."""

MOST_LISTED = 100


def one_of(word: str, choices: Iterable[str]) -> str:
    """The words that would be right, after the likeliest one when there is one."""
    choices = list(choices)
    guess = nearest(word, choices) if len(choices) <= MOST_COMPARED else None
    listed = ", ".join([*choices[:MOST_LISTED], *["..."] * (len(choices) > MOST_LISTED)])
    return (
        _("did you mean “{guess}”? one of: {choices}").format(guess=guess, choices=listed)
        if guess
        else _("one of: {choices}").format(choices=listed)
    )


def shown(value: object) -> str:
    """Show a piece of bad data in a message: short, on one line, harmless."""
    if isinstance(value, Mapping):
        return _("a mapping")
    if isinstance(value, list):
        return _("a list")
    text = ascii(value)[1:-1] if first_intruder(str(value)) else str(value)
    return _("“{text}”").format(text=text if len(text) <= 60 else text[:57] + "...")
