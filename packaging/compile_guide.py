"""Compiles `data/` for this checkout, so that it starts as fast as the installed program: a step of `make`.

A broken guide is not compiled, and that is no error here: the program then reads the YAML and says what is wrong.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from imtui.guide.reading.checkout import compiled_path, current_guide, fingerprint
from imtui.guide.reading.compiled import compile_guide
from imtui.guide.reading.folder import read_folder
from imtui.guide.reading.problems import GuideError

ROOT = Path(__file__).parent.parent


def main(root: Path) -> None:
    """Write the compiled guide of a checkout, unless it is current."""
    if current_guide(str(root)) is not None:
        return
    try:
        before = fingerprint(str(root))  # what changes from here on makes the compiled guide stale
        compiled = compile_guide(read_folder(root / "data"))
    except (GuideError, OSError):
        return
    target = Path(compiled_path(str(root)))
    target.parent.mkdir(exist_ok=True)
    whole = target.with_suffix(f".{os.getpid()}")
    whole.write_bytes(before + compiled)
    whole.replace(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
