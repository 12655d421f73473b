"""However fast one types, each key acts on what the key before it opened; and what is typed early is not lost.

`typing_scripts.py` tries any number of scripts: `python tests/terminal/typing_scripts.py 0 1000`.
"""

from __future__ import annotations

import pytest
from screen import Terminal
from typing_scripts import QUICKLY, check, outcome, slowly

FOUND = {
    "a filter": "/signal",
    "a filter that holds the key to quit": "/quiet",
    "a command after a filter": "/signal\rw",
    "corrected at once": "/iphnoe\x7f\x7f\x7fone",
    "Esc, then a command": "/signal\x1bf",
    "marks and a comparison": "jj j c",
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found(name: str) -> None:
    expected = outcome(slowly, list(FOUND[name]))
    for type_keys in QUICKLY:
        assert outcome(type_keys, list(FOUND[name])) == expected, type_keys.__name__


@pytest.mark.parametrize("keys", ["qe", "/x\x1b\x1bq?", "?qqjjj"])
def test_what_is_typed_after_the_end_is_lost(keys: str) -> None:
    terminal = Terminal()
    terminal.sees("Berty")
    terminal.process.send(keys)
    assert terminal.ends() == 0
    assert terminal.is_restored()


@pytest.mark.long
@pytest.mark.parametrize("seed", range(24))
def test_quick_typing_gives_the_same_as_slow_typing(seed: int) -> None:
    check(seed)
