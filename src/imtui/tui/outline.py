"""The tree of the explorer as a list of rows: category > messenger > app, for a state."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.model import App, Category, Messenger, Status
from imtui.guide.query import TEXT, Index
from imtui.guide.text import fold
from imtui.language import _, plural
from imtui.pages.blocks import Role, Span
from imtui.pages.messenger import face_role
from imtui.records import record
from imtui.tui.drawing import ListRow
from imtui.tui.glyphs import Glyphs
from imtui.tui.state import Node, State


@record
class Outline:
    """The rows of the tree, and how many messengers they stand for."""

    rows: tuple[ListRow, ...]
    shown: int
    total: int

    def is_open(self, node: Node) -> bool:
        """Tell whether what a node contains is shown."""
        return any(row.key[:-1] == node for row in self.rows if isinstance(row.key, tuple) and row.key)

    def nearest(self, node: Node) -> Node:
        """Give a node that is shown: itself, else what contains it, else the first messenger left."""
        shown = [row.key for row in self.rows if isinstance(row.key, tuple)]
        inside = [node[:length] for length in range(len(node), 1, -1)] + [key for key in shown if len(key) > 1]
        known = set(shown)
        return next((key for key in inside if key in known), node[:1]) if len(node) > 1 else node


def outline(index: Index, state: State, glyphs: Glyphs) -> Outline:
    """Draw the tree of a state."""
    drawing = _Drawing(index, state, glyphs)
    rows = tuple(drawing.rows())
    return Outline(rows, len(drawing.matching), len(index.messengers))


class _Drawing:
    def __init__(self, index: Index, state: State, glyphs: Glyphs) -> None:
        self.index, self.state, self.glyphs = index, state, glyphs
        self.matching = index.matching(state.query)
        self.words = [fold(next(iter(r.values))) for r in state.query.on(TEXT) if not r.negated]

    def rows(self) -> Iterator[ListRow]:
        guide = self.index.guide
        yield ListRow((), (Span(_("The guide"), Role.STRONG),))
        members: dict[str, list[Messenger]] = {c.id: [] for c in guide.categories}
        for messenger in self.matching:
            members[self.index.categories[messenger.id]].append(messenger)
        for category in guide.categories:
            yield from self._category(category, members[category.id])

    def _category(self, category: Category, members: list[Messenger]) -> Iterator[ListRow]:
        node: Node = (category.id,)
        total = sum(c == category.id for c in self.index.categories.values())
        count = f"{len(members)}/{total}" if self.state.query else str(total)
        is_open = node not in self.state.closed
        yield ListRow(
            node,
            (Span(self._arrow(is_open) + " "), Span(str(category.name), face_role(category.face))),
            (Span(count, Role.MUTED),),
        )
        if is_open:
            for messenger in members:
                yield from self._messenger((*node, messenger.id), messenger)

    def _messenger(self, node: Node, messenger: Messenger) -> Iterator[ListRow]:
        apps = self._apps(messenger)
        is_open = node in self.state.opened or (self._found_by_app(messenger) and node not in self.state.closed)
        mark = self._mark(messenger.id)
        dead = messenger.status is not Status.ACTIVE
        name = (Span("  " + self._arrow(is_open) + " "), mark, Span(messenger.name), *self._dead(dead))
        yield ListRow(node, name, (Span(plural("{n} app", "{n} apps", len(apps)), Role.MUTED),), faded=dead)
        if is_open:
            for app in apps:
                yield self._app((*node, app.name), app)

    def _mark(self, ref: str) -> Span:
        return Span(self.glyphs.marked + " " if ref in self.state.marked else "", Role.ACCENT)

    def _app(self, node: Node, app: App) -> ListRow:
        platforms = "".join(
            letter if platform in app.platforms else " " for platform, letter in PLATFORM_LETTERS.items()
        )
        dead = app.status is not Status.ACTIVE
        name = (Span("      "), self._mark("/".join(node[1:])), Span(app.name), *self._dead(dead))
        return ListRow(node, name, (Span(platforms, Role.MUTED),), faded=dead)

    def _apps(self, messenger: Messenger) -> list[App]:
        apps = list(self.index.apps(messenger, self.state.query))
        if self._found_by_app(messenger):
            apps = [app for app in apps if self._names(app)]
        return apps

    def _found_by_app(self, messenger: Messenger) -> bool:
        """Tell whether the words typed name some of its apps, and not the messenger itself."""
        if not self.words:
            return False
        names = fold("\n".join((messenger.name, messenger.id, *messenger.aliases)))
        return not any(word in names for word in self.words) and any(self._names(app) for app in messenger.apps)

    def _names(self, app: App) -> bool:
        names = fold("\n".join((app.name, *app.aliases, app.document.name if app.document else "")))
        return any(word in names for word in self.words)

    def _dead(self, dead: bool) -> tuple[Span, ...]:
        return (Span(f" {self.glyphs.dead}", Role.BAD),) if dead else ()

    def _arrow(self, is_open: bool) -> str:
        return self.glyphs.open if is_open else self.glyphs.closed


PLATFORM_LETTERS = {"gnu-linux": "L", "bsd": "B", "android": "A", "macos": "M", "windows": "W", "ios": "i", "web": "w"}
"""One letter a platform, in the order of the founding document; the help screen explains them."""
