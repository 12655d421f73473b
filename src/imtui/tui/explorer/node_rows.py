"""How a node of the tree is drawn: what is to be seen of it at a glance, and nothing that is still hidden."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from imtui.guide.model import App, Category, Messenger, Status
from imtui.guide.query import Index
from imtui.guide.verdict import questions_to_ask
from imtui.language import _
from imtui.pages.blocks import Role, Sign, Span, Spans, signed
from imtui.pages.messenger import face_role
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import ListRow, drawn
from imtui.tui.state import Node, State


class NodeRows:
    """Draws the nodes of a state."""

    def __init__(self, index: Index, state: State, glyphs: Glyphs) -> None:
        self.index, self.state, self.glyphs = index, state, glyphs

    def row(self, node: Node, is_open: bool) -> ListRow:
        """The row of a node."""
        guide, arrow = self.index.guide, self.glyphs.open if is_open else self.glyphs.closed
        if not node:
            return self._guide_row()
        if len(node) == 1:
            return self._category_row(guide.category(node[0]), arrow)
        messenger = guide.messengers[node[1]]
        if len(node) == 2:
            return self._messenger_row(node, messenger, arrow)
        return self._app_row(node, next(app for app in messenger.apps if app.name == node[2]))

    def _guide_row(self) -> ListRow:
        """The guide, and above the marks of each messenger the initials of the criteria."""
        initials = "" if self.state.workshop else " ".join(criteria_initials(self._criteria_names))
        return ListRow((), (Span(_("The guide"), Role.STRONG),), (Span(initials, Role.MUTED),))

    def _category_row(self, category: Category, arrow: str) -> ListRow:
        total = self.index.category_sizes[category.id]
        own, added = self.index.tally_in(category.id, self.state.query)
        count = f"{own}/{total}" if self.state.query else str(total)
        count += f" + {added}" if added else ""
        name = Span(str(category.name), face_role(category.face))
        return ListRow((category.id,), (Span(arrow + " "), name), (Span(count, Role.MUTED),))

    def _messenger_row(self, node: Node, messenger: Messenger, arrow: str) -> ListRow:
        dead = messenger.status is not Status.ACTIVE
        name = (Span(f"  {arrow} "), self._mark(messenger.id), Span(messenger.name), *self._dead(dead))
        aside = drawn((*self._platforms(messenger), *self._at_a_glance(messenger)), self.glyphs)
        return ListRow(node, name, aside, faded=dead)

    def _app_row(self, node: Node, app: App) -> ListRow:
        dead = app.status is not Status.ACTIVE
        name = (Span("      "), self._mark("/".join(node[1:])), Span(app.name), *self._dead(dead))
        letters = self._letters(app.platforms, " ")
        return ListRow(node, name, (Span(letters, Role.MUTED),), faded=dead)

    def _platforms(self, messenger: Messenger) -> Spans:
        """Under a filter, the letters of the platforms of the apps that answer it."""
        if not self.state.query:
            return ()
        apps = self.index.apps(messenger, self.state.query)
        return (Span(self._letters({p for app in apps for p in app.platforms}) + "  ", Role.MUTED),)

    def _at_a_glance(self, messenger: Messenger) -> Spans:
        """The four criteria as marks; in a workshop the category, once it is revealed."""
        if self.state.hides(messenger.id):
            return ()
        if self.state.workshop:
            return (Span(str(self.index.guide.category(self.index.categories[messenger.id]).name), Role.MUTED),)
        signs = (Sign(messenger.value(p).value) for p in self._criteria)
        spaced = [span for sign in signs for span in (Span(" "), signed(sign))]
        return tuple(spaced[1:])

    def _letters(self, platforms: Iterable[str], absent: str = "") -> str:
        has = set(platforms)
        return "".join(p.initial if p.id in has else absent for p in self.index.guide.platforms.values())

    @cached_property
    def _criteria(self) -> tuple[str, ...]:
        return questions_to_ask(self.index.guide)

    @property
    def _criteria_names(self) -> list[str]:
        return [str(self.index.guide.properties[p].name) for p in self._criteria]

    def _mark(self, ref: str) -> Span:
        return Span(self.glyphs.marked + " " if ref in self.state.marked else "", Role.ACCENT)

    def _dead(self, dead: bool) -> Spans:
        return (Span(f" {self.glyphs.dead}", Role.MUTED),) if dead else ()


def criteria_initials(names: Iterable[str]) -> list[str]:
    """A letter for each name: the initial of its first word whose initial no name before it has."""
    initials: list[str] = []
    for name in names:
        letters = [word[0].upper() for word in name.replace("-", " ").split()]
        initials.append(next((letter for letter in letters if letter not in initials), letters[0]))
    return initials
