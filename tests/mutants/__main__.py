"""Mutation testing: changes of the source, drawn at random, each of which a test should notice. `make mutants`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from mutants.running import AIM, unnoticed

ROOT = Path(__file__).parent.parent.parent


def main(count: int, seed: int) -> None:
    """Make so many changes; ends with an error when fewer were noticed than should be."""
    print(f"seed {seed}: {count} changes")
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        missed = unnoticed(ROOT, Path(folder), count, seed)
    noticed = count - len(missed)
    print(f"seed {seed}: {noticed} of {count} noticed ({noticed / count:.0%})")
    if noticed < AIM * count:
        sys.exit(f"fewer than {AIM:.0%}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3] or ("60", "1")))
