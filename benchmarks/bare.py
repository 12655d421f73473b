"""The yardstick: the least that Textual can show with a tree and a text, or with an input and its echo."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Static, Tree

ROWS = [f"Messenger {n}" for n in range(60)]
TEXT = "\n".join(f"Line {n} of a text that fills the width of a pane, more or less" for n in range(60))


class Bare(App[None]):
    """A tree and a text side by side."""

    CSS = "Screen { layout: horizontal; } Tree { width: 42; }"

    def compose(self) -> ComposeResult:
        tree: Tree[None] = Tree("Guide")
        tree.root.expand()
        for row in ROWS:
            tree.root.add_leaf(row)
        yield tree
        yield Static(TEXT)


class Echo(App[None]):
    """An input, and what was typed in it."""

    def compose(self) -> ComposeResult:
        yield Input()
        yield Static()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one(Static).update(event.value)


def main() -> None:
    """Run one of them."""
    (Echo if "--echo" in sys.argv else Bare)().run()


if __name__ == "__main__":
    main()
