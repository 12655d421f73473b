"""Packs a folder as a file that a shell and Python run, for `build_pyz.py`: FOLDER TARGET

The sources and the guide as people edit it go into one entry, `sources.zip`, so that few entries are read at a start.
They are compressed together there, by the outer zip. The Python that runs this compresses it: its zlib shapes the
bytes.
Names are in order; no dates, no permissions.
"""

import sys
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import IO

STARTER = "__main__.py"
SOURCES = "sources.zip"


def main(folder: Path, target: Path) -> None:
    """Write the zip behind the line that lets a shell run it."""
    parts = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    is_source = {name: (name != STARTER and name.endswith(".py")) or name.startswith("data/") for name in parts}
    sources = BytesIO()
    write(sources, ((name, parts[name]) for name in sorted(parts) if is_source[name]), zipfile.ZIP_STORED)
    others = {name: part for name, part in parts.items() if not is_source[name]} | {SOURCES: sources.getvalue()}
    with target.open("wb") as stream:
        stream.write(b"#!/usr/bin/env python3\n")
        write(stream, sorted(others.items()), zipfile.ZIP_DEFLATED)
    target.chmod(0o755)


def write(stream: IO[bytes], parts: Iterable[tuple[str, bytes]], compression: int) -> None:
    """Write a zip of these parts."""
    with zipfile.ZipFile(stream, "w", compression, compresslevel=9) as archive:
        for name, part in parts:
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, part, compression)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
