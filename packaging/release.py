"""Makes a release: `make release VERSION=x.y.z`. docs/releasing.md says who does it, and in which order.

Everything is built from the commit, never from the files that lie around; everything but the signatures is the same,
bit for bit, for whoever builds that commit on Debian.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import changelog

ROOT = Path(__file__).parent.parent
VERSION_FILE = ROOT / "src" / "imtui" / "__init__.py"


def main(version: str) -> None:
    """Check that a version can be released, commit and tag it, build its files and sign their digests."""
    refuse(version)
    set_version(version)
    for target in ("manual", "lint", "test", "test-long"):
        if make(target):
            git("checkout", "--", ".")
            sys.exit(f"release: `make {target}` is red: nothing was changed")
    git("commit", "--all", "--message", f"Version {version}")
    git("tag", "--annotate", f"v{version}", "--message", f"imtui {version}")
    if any(map(make, ("release-files", "release-sign", "release-pdf"))):
        sys.exit(
            f"release: the tag v{version} is there, its files are not: `make release-files release-sign release-pdf`"
        )


def refuse(version: str) -> None:
    """Stop when something stands in the way of this version."""
    section = changelog.read()
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        sys.exit("release: `make release VERSION=x.y.z`, three numbers")
    if git("status", "--porcelain"):
        sys.exit("release: there are changes that are not committed: see `git status`")
    if git("tag", "--list", f"v{version}"):
        sys.exit(f"release: there is a tag v{version} already")
    if section.version != version or section.date is None:
        sys.exit(f"release: the newest heading in CHANGELOG.md is not “## {version} - YYYY-MM-DD”")


def set_version(version: str) -> None:
    """Write a version where the program, its packages and its man page take it from."""
    text = VERSION_FILE.read_text("utf-8")
    VERSION_FILE.write_text(re.sub(r'(?<=__version__ = ")[^"]+', version, text), encoding="utf-8")


def git(*words: str) -> str:
    """What git answers; stops with its complaint when it fails."""
    ran = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"release: git {words[0]}: {ran.stderr.strip()}")
    return ran.stdout.strip()


def make(target: str) -> int:
    """Run a target of the Makefile; returns its exit code."""
    return subprocess.run([os.environ.get("MAKE", "make"), target], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
