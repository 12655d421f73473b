"""The steps of a messenger, for one platform after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imtui.guide.model import Messenger
from imtui.language import _
from imtui.pages.blocks import Role, Span
from imtui.pages.steps import steps_page
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.page_screen import PageScreen
from imtui.tui.painting.page_view import PageView
from imtui.tui.painting.text_line import TextLine
from imtui.tui.session import Session


class StepsScreen(PageScreen):
    """The page of steps, under the platforms that there are: the one asked about is shown, arrows go to the others."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.STEPS)

    def __init__(self, session: Session, messenger: Messenger, platform: str | None) -> None:
        guide = session.guide
        self.messenger = messenger
        self.platforms = (None, *(p for p in guide.platforms if p in messenger.platforms))
        self.platform = platform if platform in self.platforms else None
        super().__init__(session, steps_page(guide, messenger, self.platform))

    def compose(self) -> ComposeResult:
        """Lay out the platforms above the page."""
        yield TextLine(self.session.glyphs, lambda _columns: (tuple(self._tabs()), ()), id="header")
        yield from super().compose()

    def action_previous_platform(self) -> None:
        self._go(-1)

    def action_next_platform(self) -> None:
        self._go(1)

    def hint_scopes(self) -> tuple[Scope, ...]:
        """The scopes whose keys are hinted at."""
        return (Scope.STEPS, Scope.PAGE, Scope.HERE)

    def _go(self, by: int) -> None:
        """Go to another platform, round and round."""
        place = self.platforms.index(self.platform) + by
        self.platform = self.platforms[place % len(self.platforms)]
        self.page = steps_page(self.session.guide, self.messenger, self.platform)
        self.query_one(PageView).show(self.page)
        self.query_one("#header").refresh()

    def _tabs(self) -> Iterator[Span]:
        """The names of the platforms, that which is shown between brackets: colour alone would not say it."""
        for platform in self.platforms:
            name = str(self.session.guide.platforms[platform].name) if platform else _("all platforms")
            shown = platform == self.platform
            yield Span(f"[{name}]" if shown else f" {name} ", Role.STRONG if shown else Role.MUTED)
