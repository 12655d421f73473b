"""The Pythons of Debian 12 and 13, wherever this runs: releases carry the bytecode that these make.

The same source gives other bytecode with another patch release of Python, so a release that two people can make does
not take the Pythons of either. Packages come from the mirror that apt is set up with, verified by Debian's keys, and
are extracted into a folder; nothing is installed, and no administrator is needed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SUITES = {"3.11": "bookworm", "3.13": "trixie"}
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
RUNNER = """#!/bin/sh
# {packages}
exec '{loader}' --library-path '{libraries}' '{python}' "$@"
"""


def main(folder: Path) -> None:
    """Put a `python3.N` for each suite into a folder, which then stands first on the path of a build."""
    folder = folder.resolve()  # a link to it may be gone when they are next used
    mirror = debian_mirror()
    for version, suite in SUITES.items():
        runner = folder / f"python{version}"
        if not runner.exists():
            packages = download(mirror, suite, version, folder / suite)
            write_runner(runner, folder / suite / "root", version, packages)
        print(runner.read_text().splitlines()[1].removeprefix("# "))


def found(folder: Path) -> dict[str, Path]:
    """The Pythons in a folder that `main` filled, by their version."""
    return {version: folder / f"python{version}" for version in SUITES}


def debian_mirror() -> str:
    """The address of the mirror that apt takes Debian from here; stops where there is none."""
    targets = run("apt-get", "indextargets", "--format", "$(SITE) $(ORIGIN) $(RELEASE)").splitlines()
    mirrors = sorted({line.split()[0] for line in targets if " Debian " in line and not line.endswith("-security")})
    if not mirrors or not KEYRING.exists():
        sys.exit("debian_pythons: this needs Debian, with its apt and its keys (debian-archive-keyring)")
    return mirrors[0]


def download(mirror: str, suite: str, version: str, folder: Path) -> str:
    """Extract a Python and the libraries that it runs on; returns the names and versions of the packages."""
    for name in ("lists/partial", "archives/partial", "packages", "root"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "sources.list").write_text(f"deb [signed-by={KEYRING}] {mirror} {suite} main\n")
    (folder / "status").touch()
    settings = {
        "APT::Sandbox::User": run("id", "-un").strip(),
        "Acquire::Languages": "none",
        "Dir::Cache": folder,
        "Dir::Etc::SourceList": folder / "sources.list",
        "Dir::Etc::SourceParts": "/dev/null",
        "Dir::State": folder,
        "Dir::State::Lists": folder / "lists",
        "Dir::State::status": folder / "status",
    }
    apt = ["apt-get", "-qq", *(f"-o{name}={value}" for name, value in settings.items())]
    python = [f"python{version}-minimal", f"libpython{version}-minimal", f"libpython{version}-stdlib"]
    run(*apt, "update")
    run(*apt, "download", *python, "libc6", "libexpat1", "zlib1g", cwd=folder / "packages")
    packages = sorted((folder / "packages").glob("*.deb"))
    for package in packages:
        run("dpkg-deb", "--extract", str(package), str(folder / "root"))
    named = (run("dpkg-deb", "--show", "--showformat=${Package} ${Version}", str(package)) for package in packages)
    return ", ".join(name for name in named if "python" in name)


def write_runner(runner: Path, root: Path, version: str, packages: str) -> None:
    """Write the command that runs a Python on the libraries of its own suite, not on those of this system."""
    # Not the link to it, which leads to the loader of this system.
    loader = next(path for path in root.glob("**/ld-linux*.so.*") if not path.is_symlink())
    # Each of its libraries: one that is missing would be taken from this system, and not fit the others.
    libraries = sorted({str(path.parent) for path in root.glob("**/lib*.so.*")})
    python = root / "usr" / "bin" / f"python{version}"
    text = RUNNER.format(packages=packages, loader=loader, libraries=":".join(libraries), python=python)
    runner.write_text(text)
    runner.chmod(0o755)


def run(*command: str, cwd: Path | None = None) -> str:
    """Run a tool of Debian; returns what it prints, and stops with what it says when it fails."""
    environment = {**os.environ, "LC_ALL": "C"}
    ran = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"debian_pythons: {' '.join(command[:1])}: {ran.stderr.strip()}")
    return ran.stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]))
