"""Builds `imtui.pyz` here and elsewhere, under other circumstances, and compares: `make pyz-check`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from hashlib import sha256
from pathlib import Path

from build_pyz import NAME, ROOT, find_pythons, tools
from write_archive import SOURCES

ELSEWHERE = {
    "LC_ALL": "C",
    "PIP_NO_CACHE_DIR": "1",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "77",
    "PYTHONUTF8": "0",
    "SOURCE_DATE_EPOCH": "1000000000",
    "TZ": "Asia/Tokyo",
}
NOT_SOURCE = shutil.ignore_patterns(".*", "dist", "build", "tests", "__pycache__", "*.mo")


def main() -> None:
    """Compare the two builds; the exit code is 1 when they differ."""
    with tempfile.TemporaryDirectory(prefix="else where ") as folder:
        here = build(ROOT, {})
        elsewhere = build(copy_of_the_project(Path(folder) / "copie"), ELSEWHERE, umask=0o077)
        print(f"{digest(here)}  built here")
        print(f"{digest(elsewhere)}  built elsewhere: other folder, file dates and umask, no cache, {shown(ELSEWHERE)}")
        different = differences(here, elsewhere)
    not_pinned = tools(find_pythons())
    print("pinned: the source; the dependencies, by the hashes of packaging/locked/program.txt; order, dates, modes")
    print(f"not pinned, and in `imtui.pyz --about`: Python {not_pinned['bytecode']}; zlib {not_pinned['zlib']}")
    if different:
        sys.exit("\n".join(["pyz-check: these differ:", *different]))


def build(project: Path, environment: dict[str, str], umask: int = -1) -> Path:
    """Build in a project, and give the file."""
    command = [sys.executable, str(project / "packaging" / "build_pyz.py")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | environment, umask=umask)
    return project / "dist" / NAME


def copy_of_the_project(target: Path) -> Path:
    """Copy the sources, with other dates than here."""
    shutil.copytree(ROOT, target, ignore=NOT_SOURCE, copy_function=shutil.copyfile)
    for path in target.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return target


def digest(path: Path) -> str:
    """The sha256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def shown(environment: dict[str, str]) -> str:
    """Show variables as a shell would set them."""
    return " ".join(f"{name}={value}" for name, value in environment.items())


def differences(one: Path, other: Path) -> list[str]:
    """Name what differs between two archives: entries, or the archive itself when all entries are the same."""
    if digest(one) == digest(other):
        return []
    first, second = parts(one), parts(other)
    return [name for name in sorted({*first, *second}) if first.get(name) != second.get(name)] or ["the archive itself"]


def parts(path: Path) -> dict[str, bytes]:
    """What is in an archive, and in its archive of the sources, by name."""
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(archive.open(SOURCES)) as sources:
        return {name: part.read(name) for part in (archive, sources) for name in part.namelist() if name != SOURCES}


if __name__ == "__main__":
    main()
