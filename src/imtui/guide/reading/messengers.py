"""One messenger from the file that is named after it, and all of them in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from imtui.guide.model import Messenger
from imtui.guide.reading.schema import decode
from imtui.guide.reading.sheet import Sheet
from imtui.guide.suggestions import shown
from imtui.guide.text import fold
from imtui.language import _

MESSENGERS = "messengers"
"""The folder with a file for each messenger."""


def decode_messenger(sheet: Sheet) -> Messenger | None:
    """Read a messenger; None, and the problems noted, when it is wrong or its file is not named after it."""
    if sheet.problems:
        return None
    messenger: Messenger | None = decode(sheet, Messenger, sheet.data)
    if messenger and messenger.id != sheet.stem:
        sheet.refuse(("id",), shown(messenger.id), _("“{id}”, the name of the file").format(id=sheet.stem))
    return messenger


def by_name(messengers: Iterable[Messenger]) -> Mapping[str, Messenger]:
    """Messengers by their id, in the order of their names."""
    return {m.id: m for m in sorted(messengers, key=lambda m: fold(m.name))}
