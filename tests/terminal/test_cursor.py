"""The terminal's cursor stands on what was just selected: screen readers, braille and magnifiers follow it."""

import pytest
from screen import Terminal


def under_cursor(terminal: Terminal) -> str:
    """Return what a screen reader says: the line of the cursor, from the cursor on."""
    cursor = terminal.screen.cursor
    return terminal.screen.display[cursor.y][cursor.x :]


def is_on_the_selection(terminal: Terminal) -> bool:
    cursor = terminal.screen.cursor
    cell = terminal.screen.buffer[cursor.y][cursor.x]
    return (cell.reverse or cell.underscore) and not cell.data.isspace()


def goes_down(terminal: Terminal, times: int, key: str = "down") -> list[tuple[int, str]]:
    """Press a key again and again; return where the cursor was each time, and on which text."""
    visited = []
    before = (terminal.screen.cursor.y, under_cursor(terminal))
    for _press in range(times):
        terminal.press(key)
        terminal.until(
            lambda _screen, before=before: (  # type: ignore[misc]
                (terminal.screen.cursor.y, under_cursor(terminal)) != before and is_on_the_selection(terminal)
            ),
            "the cursor on the next row",
        )
        before = (terminal.screen.cursor.y, under_cursor(terminal))
        visited.append(before)
    return visited


@pytest.fixture
def explorer() -> Terminal:
    terminal = Terminal(columns=120, rows=30)
    terminal.sees("Berty", "?")
    return terminal


def test_it_follows_every_row_of_the_tree(explorer: Terminal) -> None:
    visited = goes_down(explorer, 12)
    assert len(set(visited)) == 12
    explorer.press("q")


def test_it_follows_panel_lists_and_comparison(explorer: Terminal) -> None:
    explorer.press("f")
    explorer.sees("[ ]")
    goes_down(explorer, 5)
    explorer.press("esc", "s")
    explorer.sees("Which situation?")
    goes_down(explorer, 3)
    explorer.press("esc", "down", " ", "down", " ", "c")
    explorer.sees("│")
    goes_down(explorer, 4)
    explorer.press("right")
    explorer.until(lambda _screen: is_on_the_selection(explorer), "the cursor in the next cell")
    explorer.press("esc", "q")


def test_in_the_filter_line_it_stands_after_wide_letters(explorer: Terminal) -> None:
    explorer.press("/", "日本a")
    explorer.sees("日")
    row = next(n for n, line in enumerate(explorer.screen.display) if "日" in line)
    explorer.until(lambda _screen: (explorer.screen.cursor.x, explorer.screen.cursor.y) == (6, row), "after the text")
    explorer.press("\x11")


def test_in_a_page_it_stands_on_the_line_that_came_into_sight(explorer: Terminal) -> None:
    explorer.press("?")
    explorer.sees("esc")
    before = explorer.text().splitlines()
    bottom = max(n for n, line in enumerate(before[:-1]) if line.strip())
    explorer.press("down")
    explorer.until(lambda screen: screen.splitlines()[0] == before[1], "one line further")
    assert explorer.screen.cursor.y >= bottom - 1
    explorer.press("g")
    explorer.until(lambda _screen: explorer.screen.cursor.y == 0, "the top")
    explorer.press("q", "q")


def test_in_a_page_each_line_further_moves_it(explorer: Terminal) -> None:
    explorer.press("?")
    explorer.sees("Help")
    row = 0
    for _press in range(6):
        before = explorer.screen.cursor.y, explorer.screen.cursor.x
        explorer.press("down")
        explorer.until(
            lambda _screen, before=before: before != (explorer.screen.cursor.y, explorer.screen.cursor.x),  # type: ignore[misc]
            "the cursor elsewhere",
        )
        assert explorer.screen.cursor.y >= row
        row = explorer.screen.cursor.y
        assert not explorer.screen.display[row][: explorer.screen.cursor.x - 1].strip()
    explorer.press("\x11")
