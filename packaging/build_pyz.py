"""Builds `imtui.pyz` in `dist/` or another folder: all that imtui needs in one file that `python3` runs in place.

The same source and the same inputs (see docs/verify.md) give the same bytes, whatever the folder, the umask,
the locale, the time zone or the hash seed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAME = "imtui.pyz"
LOCKED = ROOT / "packaging" / "locked" / "program.txt"
MAX_BYTES = 10 * 1024 * 1024
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""The Pythons whose bytecode goes into the file, where they are found; any other runs the sources."""

NEEDED = ("3.11", "3.13")
"""The Pythons of Debian 12 and 13, and so of Tails: without their bytecode, the start takes twice as long there."""

WHEELS = ("--only-binary=:all:", "--platform=manylinux2014_x86_64", "--python-version=3.13", "--implementation=cp")
"""One wheel for each dependency, wherever this runs; what is not Python is left out of it afterwards."""

KEPT = (
    "*.dist-info/METADATA",
    "*.dist-info/licenses/*",
    "*.dist-info/LICEN[CS]E*",
    "pygments/lexers/__init__.py",
    "pygments/lexers/_mapping.py",
    "pygments/lexers/python.py",
    "pygments/styles/__init__.py",
    "pygments/styles/_mapping.py",
    "pygments/styles/default.py",
)
LEFT_OUT = (
    "*.so",
    "*.typed",
    "*.pyi",
    "*.dist-info/*",
    "bin/*",
    "pygments/formatters/*",
    "pygments/lexers/*",
    "pygments/styles/*",
    "textual/demo/*",
    "textual/tree-sitter/*",
)
"""What imtui never uses, and C; all the rest stays, for even a crash must find what it imports."""


def main(folder: Path, pythons: dict[str, Path] | None = None) -> None:
    """Build the file in a folder, its digest beside it, with the bytecode of these Pythons, or else of those here."""
    pythons = pythons or find_pythons()
    for version in NEEDED:
        if version not in pythons:
            print(f"build_pyz: no Python {version} here: imtui.pyz will start slowly there", file=sys.stderr)
    target = folder / NAME
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as stage:
        gather(Path(stage))
        (Path(stage) / "imtui" / "built.json").write_text(json.dumps(tools(pythons), indent=1) + "\n")
        for python in pythons.values():
            pack(Path(stage), python)
        run(str(packer(pythons)), "-I", str(ROOT / "packaging" / "write_archive.py"), stage, str(target))
    size = target.stat().st_size
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{digest}  {NAME}\n")
    print(f"{digest}  {NAME}  {size:,} bytes, with the bytecode of Python {', '.join(pythons)}")
    if size > MAX_BYTES:
        sys.exit(f"build_pyz: more than {MAX_BYTES:,} bytes")


def find_pythons() -> dict[str, Path]:
    """Find the interpreters of `PYTHONS`: on the path, else among those of pyenv."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    found: dict[str, Path] = {}
    for version in PYTHONS:
        candidates = [Path(p) for p in [shutil.which(f"python{version}")] if p]
        candidates += sorted(pyenv.glob(f"{version}.*/bin/python{version}"))
        working = [
            c for c in candidates if subprocess.run([c, "-c", ""], capture_output=True, check=False).returncode == 0
        ]
        if working:
            found[version] = working[0]
    return found


def other_pythons() -> list[Path]:
    """Find the interpreters of `PYTHONS` but for the version that runs this."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    return [python for version, python in find_pythons().items() if version != here]


def packer(pythons: dict[str, Path]) -> Path:
    """The Python whose zlib compresses the file: the newest of those whose bytecode is in it."""
    return list(pythons.values())[-1] if pythons else Path(sys.executable)


def tools(pythons: dict[str, Path]) -> dict[str, str]:
    """The versions of what shapes the bytes of the file and is not pinned by the lock file."""
    version, zlib = "import platform; print(platform.python_version())", "import zlib; print(zlib.ZLIB_RUNTIME_VERSION)"
    return {
        "bytecode": ", ".join(printed(python, version) for python in pythons.values()),
        "zlib": printed(packer(pythons), zlib),
    }


def printed(python: Path, program: str) -> str:
    """What a Python prints when it runs this."""
    return subprocess.check_output([python, "-c", program], text=True).strip()


def gather(stage: Path) -> None:
    """Put together what goes into the file: the wheel of imtui, the dependencies, the guide as people edit it."""
    with tempfile.TemporaryDirectory() as folder:
        run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            wheel.extractall(stage)
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
        "install",
        "--no-compile",
        "--no-deps",
    )
    run(*pip, "--require-hashes", *WHEELS, "--target", str(stage), "-r", str(LOCKED))
    shutil.copytree(ROOT / "data", stage / "data")
    shutil.copy(ROOT / "LICENSE", stage / "LICENSE")
    shutil.copy(ROOT / "packaging" / "pyz_main.py", stage / "__main__.py")
    for path in list(files(stage)):
        name = path.relative_to(stage).as_posix()
        if matches(name, LEFT_OUT) and not matches(name, KEPT):
            path.unlink()


def pack(stage: Path, python: Path) -> None:
    """Add the bytecode of all modules for a Python, without the columns that would only underline parts of a traceback:
    they take a quarter of the bytes.
    """
    packer = str(ROOT / "packaging" / "pack_bytecode.py")
    same_order = {"PYTHONHASHSEED": "0"}
    run(str(python), "-I", "-X", "no_debug_ranges", packer, str(stage), NAME, str(python), environment=same_order)


def run(*command: str, environment: dict[str, str] | None = None) -> None:
    """Run a tool in the project; stops with what it said when it fails."""
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(ran.stdout + ran.stderr)


def files(folder: Path) -> Iterator[Path]:
    """The files of a folder, in an order that depends on nothing but their names."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def matches(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether a name matches one of these patterns."""
    return any(fnmatch(name, pattern) for pattern in patterns)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist")
