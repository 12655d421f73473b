"""Builds the files of a release in Debian 12 and in Debian 13 and compares them: `make release-check`, as root.

Each is a system of its own, with its own Python, tools and libraries, and a fresh clone of the commit.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import changelog

ROOT = Path(__file__).parent.parent
DEBIAN_ROOT = str(ROOT / "packaging" / "debian_root.sh")
SUITES = ("bookworm", "trixie")
NEEDED = ("ca-certificates", "debian-archive-keyring", "git", "make", "python3", "python3-venv")


def main() -> None:
    """Compare the digests of the two builds; the exit code is 1 when any differs."""
    one, other = (build(suite) for suite in SUITES)
    for name in sorted(one | other):
        same = one.get(name) == other.get(name)
        print(f"{one.get(name, 'missing')}  {name}" if same else f"{name} differs: {one.get(name)}, {other.get(name)}")
    if one != other:
        sys.exit("release-check: Debian 12 and Debian 13 do not make the same files")
    print(f"release-check: {len(one)} files, the same from {' and '.join(SUITES)}")


def build(suite: str) -> dict[str, str]:
    """Build the files in a root of this suite; returns the digest of each."""
    root = ROOT / "build" / "roots" / suite
    run(DEBIAN_ROOT, "build", str(root), suite, *NEEDED)
    clone = root / "imtui"
    shutil.rmtree(clone, ignore_errors=True)
    run("git", "clone", "--quiet", str(ROOT), str(clone))
    run(DEBIAN_ROOT, "run", str(root), "make", "-C", "/imtui", "release-files")
    sums = clone / "dist" / f"imtui-{changelog.read().version}" / "SHA256SUMS"
    return {name: digest for digest, name in map(str.split, sums.read_text("utf-8").splitlines())}


def run(*command: str) -> None:
    """Run a command; stops with what it said when it fails."""
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"release-check: {' '.join(command[:3])}:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")


if __name__ == "__main__":
    main()
