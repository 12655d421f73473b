"""Packs a folder as a file that a shell and Python run, for `build_pyz.py`: FOLDER TARGET

The Python that runs this compresses it: its zlib shapes the bytes. Names are in order; no dates, no permissions.
"""

import sys
import zipfile
from pathlib import Path


def main(folder: Path, target: Path) -> None:
    """Write the zip behind the line that lets a shell run it."""
    with target.open("wb") as stream:
        stream.write(b"#!/usr/bin/env python3\n")
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                entry = zipfile.ZipInfo(path.relative_to(folder).as_posix())
                entry.create_system, entry.external_attr = 3, 0o644 << 16
                archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    target.chmod(0o755)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
