"""Up and down by keys, once for all that scrolls or has a cursor."""

from __future__ import annotations


class Movement:
    """The actions of `Scope.LIST`, for a widget of rows: one comes first in sight, or is under a cursor.

    It is no widget itself, since Textual gives a widget the styles of its first base only.
    """

    def move(self, rows: int) -> None:
        """Go down so many rows, or up when negative; no further than the first and the last."""
        raise NotImplementedError

    @property
    def row_count(self) -> int:
        """Rows there are, in sight or not."""
        raise NotImplementedError

    @property
    def rows_in_sight(self) -> int:
        raise NotImplementedError

    def action_up(self) -> None:
        self.move(-1)

    def action_down(self) -> None:
        self.move(1)

    def action_page_up(self) -> None:
        self.move(-max(self.rows_in_sight - 1, 1))

    def action_page_down(self) -> None:
        self.move(max(self.rows_in_sight - 1, 1))

    def action_top(self) -> None:
        self.move(-self.row_count)

    def action_bottom(self) -> None:
        self.move(self.row_count)
