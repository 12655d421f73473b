"""How much of what people type is understood: the list of the tests, or another given as PLAIN_QUERIES=file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import forms

from imtui.guide.query import Index, Vocabulary
from imtui.guide.reading.load import load

sys.path.append(str(Path(__file__).parents[1] / "tests"))


def rows(_made: forms.Forms) -> Iterator[str]:
    """Print the share understood, and what was not."""
    from plain_queries import LIST, outcome, read_said

    guide = load()
    index, vocabulary = Index(guide), Vocabulary(guide)
    said = read_said(Path(os.environ.get("PLAIN_QUERIES", LIST)))
    wrong = [s.text for s in said if outcome(index, vocabulary, s.text) not in s.right(index)]
    understood = len(said) - len(wrong)
    yield f"{'what people type, understood':40}{understood:>9}{len(said):>9}{understood / len(said):>9.2f}"
    yield from (f"  not as meant: {text}" for text in wrong)
