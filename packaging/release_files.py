"""Builds the files of a release in `dist/imtui-VERSION` from the commit that is checked out: `make release-files`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import build_pyz
import changelog
import debian_package
import debian_pythons
from sbom import bill_of_materials

from imtui.language import LANGUAGES

ROOT = Path(__file__).parent.parent
PYTHONS = ROOT / "build" / "pythons"
SHEETS = ("booklet", "cards", "answers", "poster")
"""The commands whose answer is printed and handed out."""


def main(folder: Path | None = None) -> None:
    """Build all files into a folder that is made anew, and their digests beside them."""
    section = changelog.read()
    if section.date is None:
        sys.exit("release: the newest version in CHANGELOG.md has no date")
    if subprocess.check_output(["git", "status", "--porcelain"], cwd=ROOT):
        sys.exit("release: there are changes that are not committed: a release is built from a commit")
    folder = folder or ROOT / "dist" / f"imtui-{section.version}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    debian_pythons.main(PYTHONS)
    os.environ["SOURCE_DATE_EPOCH"] = str(section.seconds)
    build_packages(folder)
    build_pyz.main(folder, debian_pythons.found(PYTHONS))
    debian_package.main(folder / build_pyz.NAME, section, maintainer(), folder)
    shutil.copy(ROOT / "docs" / "man" / "imtui.1", folder)
    write_sheets(folder)
    (folder / "imtui.cdx.json").write_text(bill_of_materials(section), encoding="utf-8")
    write_digests(folder)


def build_packages(folder: Path) -> None:
    """Build the wheel and the sdist, without what their builder leaves beside them."""
    with tempfile.TemporaryDirectory() as temporary:
        for target in ("wheel", "sdist"):
            build_pyz.run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", temporary)
        for path in Path(temporary).glob("imtui-*"):
            shutil.copy(path, folder)


def write_sheets(folder: Path) -> None:
    """Write what is printed for a workshop, as the single file itself writes it."""
    for lang in LANGUAGES:
        for sheet in SHEETS:
            target = folder / f"{sheet}-{lang}.html"
            asked = [sheet, "--lang", lang, "--format", "html", "--output", str(target), "--force"]
            build_pyz.run(sys.executable, str(folder / build_pyz.NAME), *asked)


def maintainer() -> str:
    """Who is responsible for the package: whoever made the commit."""
    return subprocess.check_output(["git", "log", "-1", "--format=%an <%ae>"], cwd=ROOT, text=True).strip()


def write_digests(folder: Path) -> None:
    """Write the digest of each file, as `sha256sum --check` reads it, and print it with its size."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.name != "SHA256SUMS":
            lines.append(f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n")
            print(f"{lines[-1].rstrip()}  {path.stat().st_size:,} bytes")
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
