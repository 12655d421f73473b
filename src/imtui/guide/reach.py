"""Who can write to whom: within a messenger, or from one to another, and whether the encryption survives on the way."""

from __future__ import annotations

from collections.abc import Iterable

from imtui.guide.model import Connection, Messenger, Value
from imtui.records import record


@record
class Way:
    """How somebody on one messenger writes to somebody on another: through a connection, or natively without one.

    `held_by` is the messenger of which the connection is known: there, somebody has to run it or to switch it on.
    """

    start: Messenger
    end: Messenger
    e2ee: Value
    connection: Connection | None = None
    held_by: Messenger | None = None

    @property
    def is_native(self) -> bool:
        """Whether both are on the same messenger."""
        return self.connection is None


def way(start: Messenger, end: Messenger) -> Way | None:
    """The way from one messenger to another; None when nobody knows any, which does not mean that there is none."""
    if start.id == end.id:
        return Way(start, end, start.value("e2ee"))
    for holder, other in ((start, end), (end, start)):
        for connection in holder.talks_to:
            if connection.messenger == other.id:
                return Way(start, end, connection.e2ee, connection, holder)
    return None


def reached_from(start: Messenger, others: Iterable[Messenger]) -> tuple[Way, ...]:
    """The ways that are known from one messenger to others, itself apart."""
    return tuple(found for end in others if end.id != start.id and (found := way(start, end)))
