"""Builds the package of Debian: `imtui.pyz` where a system looks for programs, with man page, completions and menu.

It needs python3 and nothing else: the dependencies are in the file, in the versions that imtui is tested with, which
Debian 12 and 13 do not have.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from hashlib import md5
from pathlib import Path
from textwrap import wrap

from changelog import Section

ROOT = Path(__file__).parent.parent
DEBIAN = ROOT / "packaging" / "debian"

INSTALLED = {
    "packaging/debian/imtui.sh": "usr/bin/imtui",
    "packaging/debian/imtui.desktop": "usr/share/applications/imtui.desktop",
    "packaging/debian/imtui.svg": "usr/share/icons/hicolor/scalable/apps/imtui.svg",
    "completions/imtui.bash": "usr/share/bash-completion/completions/imtui",
    "completions/_imtui": "usr/share/zsh/vendor-completions/_imtui",
    "completions/imtui.fish": "usr/share/fish/vendor_completions.d/imtui.fish",
}
"""Where each file of the project goes; what is made of others is added to them."""


@dataclass(frozen=True)
class Bundled:
    """A library in the single file, with the words of its licence."""

    name: str
    version: str
    author: str
    licence: str


def main(pyz: Path, section: Section, maintainer: str, folder: Path) -> Path:
    """Build the package of a version from its single file; returns its path."""
    target = folder / f"imtui_{section.version}_all.deb"
    with tempfile.TemporaryDirectory() as temporary:
        stage = Path(temporary) / "imtui"
        for source, place in INSTALLED.items():
            copy(ROOT / source, stage / place)
        (stage / "usr/bin/imtui").chmod(0o755)
        copy(pyz, stage / "usr/share/imtui/imtui.pyz")
        write(stage / "usr/share/doc/imtui/copyright", copyright_of(list(bundled(pyz))))
        compress(stage / "usr/share/doc/imtui/changelog.gz", changelog(section, maintainer))
        compress(stage / "usr/share/man/man1/imtui.1.gz", (ROOT / "docs" / "man" / "imtui.1").read_text("utf-8"))
        installed = sorted(path for path in stage.rglob("*") if path.is_file())
        size = sum(path.stat().st_size for path in installed) // 1024
        digests = (f"{md5(path.read_bytes()).hexdigest()}  {path.relative_to(stage)}\n" for path in installed)
        write(stage / "DEBIAN/md5sums", "".join(digests))
        write(stage / "DEBIAN/control", control(section.version, maintainer, size))
        for path in (stage, *stage.rglob("*")):
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(section.seconds)}
        command = ["dpkg-deb", "--root-owner-group", "-Zgzip", "--build", str(stage), str(target)]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"debian_package: {ran.stderr}")
    return target


def copy(source: Path, target: Path) -> None:
    """Copy a file into a folder that may not be there yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def write(target: Path, text: str) -> None:
    """Write a text into a folder that may not be there yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def compress(target: Path, text: str) -> None:
    """Write a text compressed as Debian wants it: as small as can be, without name and date.

    Not by `gzip.compress`, whose header differs from one Python to the next.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as stream, gzip.GzipFile("", "wb", 9, stream, mtime=0) as compressed:
        compressed.write(text.encode())


def control(version: str, maintainer: str, size: int) -> str:
    """What the system reads of a package; `size` is what it takes when installed, in KiB."""
    return f"""\
Package: imtui
Version: {version}
Architecture: all
Maintainer: {maintainer}
Installed-Size: {size}
Depends: python3 (>= 3.11)
Section: net
Priority: optional
Description: offline guide to instant messengers for digital self-defence
 Which messengers are bad, fairly good or very good for privacy and safety, and
 why: each answer has a note, a source and a date. It is read in a terminal,
 from the keyboard, in French or English, and is made for workshops and for
 live systems such as Tails.
 .
 It opens no connection and writes nothing unless asked for a file.
"""


def changelog(section: Section, maintainer: str) -> str:
    """The changes of a version in the form of Debian's changelogs."""
    items = [" ".join(item.split("\n### ")[0].split()) for item in f"\n{section.text}".split("\n- ")[1:]]
    wrapped = (
        wrap(item, 78, initial_indent="  * ", subsequent_indent="    ", break_long_words=False) for item in items
    )
    changes = "\n".join(line for lines in wrapped for line in lines)
    return f"imtui ({section.version}) unstable; urgency=medium\n\n{changes}\n\n -- {maintainer}  {section.mail_date}\n"


def bundled(pyz: Path) -> Iterator[Bundled]:
    """The libraries in the single file, in the order of their names."""
    with zipfile.ZipFile(pyz) as archive:
        names = sorted(archive.namelist())
        for name in names:
            folder, _slash, last = name.partition("/")
            if last == "METADATA" and not folder.startswith("imtui-"):
                metadata = HeaderParser().parsestr(archive.read(name).decode())
                texts = [
                    n for n in names if n.startswith(f"{folder}/") and "LICEN" in n.upper().removeprefix(folder.upper())
                ]
                licence = "\n\n".join(archive.read(text).decode() for text in texts if not text.endswith("/"))
                author = metadata["Author"] or metadata["Author-email"] or metadata["Maintainer-email"] or "its authors"
                yield Bundled(metadata["Name"], metadata["Version"], author, licence)


def copyright_of(libraries: list[Bundled]) -> str:
    """Who may do what with each part, in the form that Debian reads."""
    head = (DEBIAN / "copyright").read_text("utf-8")
    return head + "".join(
        f"\nFiles: {library.name} {library.version}, in usr/share/imtui/imtui.pyz\n"
        f"Copyright: {library.author}\nLicense: {library.name}-licence\n{indented(library.licence)}\n"
        for library in libraries
    )


def indented(text: str) -> str:
    """A text as a field of several lines: each begins with a space, an empty one is a full stop."""
    return "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in text.strip().splitlines())
