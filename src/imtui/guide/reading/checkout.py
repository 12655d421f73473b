"""The guide of a checkout: the YAML that people edit, and what `make` last compiled of it.

The compiled guide counts only as long as every file that shaped it, YAML and code, is the one that was compiled.
Size and date of modification tell nearly always; the date of the last change of the inode, which no program can set,
tells when those were kept or set back. The program only reads: `packaging/compile_guide.py` writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from os import stat, walk
from os.path import abspath, dirname, isfile, join

SOURCES = (("data", (".yaml", ".md")), (join("src", "imtui", "guide"), ".py"))
"""The folders whose files shape the compiled guide, and how the names of these files end."""


def checkout() -> str | None:
    """The folder of the checkout that this program runs from; None when it is installed."""
    root = dirname(dirname(dirname(dirname(dirname(abspath(__file__))))))
    here = abspath(__file__) == join(root, "src", "imtui", "guide", "reading", "checkout.py")
    return root if here and isfile(join(root, "data", "categories.yaml")) else None


def compiled_path(root: str) -> str:
    """Where `make` puts the compiled guide of a checkout: a line with the fingerprint, then the guide."""
    return join(root, "build", "guide.json")


def current_guide(root: str) -> bytes | None:
    """The compiled guide of a checkout; None when there is none, or a file changed since it was compiled."""
    try:
        with open(compiled_path(root), "rb") as stream:
            recorded = stream.readline()
            return stream.read() if recorded == fingerprint(root) else None
    except OSError:
        return None


def fingerprint(root: str) -> bytes:
    """A line that changes when a file that shapes the guide is edited, added, removed, renamed or touched."""
    return json.dumps(sorted(_states(root))).encode() + b"\n"


def _states(root: str) -> Iterator[tuple[str, int, int, int]]:
    for folder, ending in SOURCES:
        for parent, _folders, names in walk(join(root, folder)):
            for name in names:
                if name.endswith(ending):
                    path = f"{parent}/{name}"
                    status = stat(path)
                    yield path, status.st_size, status.st_mtime_ns, status.st_ctime_ns
