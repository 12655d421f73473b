"""imtui.pyz: one file that runs in place on several Pythons, can be read, and reports its crashes truly."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from build_pyz import MAX_BYTES, find_pythons

from imtui import __version__
from imtui.guide.reading.compiled import rebuild

PYTHONS = find_pythons()

pytestmark = pytest.mark.long


def run(python: Path | str, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a Python as a person would who has only the file."""
    environment = {"PATH": "/usr/bin:/bin", "LANG": "fr_FR.UTF-8", "PYTHONIOENCODING": "utf-8"}
    command = [str(python), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder, check=False)


def test_it_is_small_pure_and_whole(pyz: Path) -> None:
    assert pyz.stat().st_size <= MAX_BYTES
    with zipfile.ZipFile(pyz) as archive:
        names = set(archive.namelist())
        guide = rebuild(archive.read("imtui/guide.json"))
    assert not [name for name in names if name.endswith((".so", ".pyd"))]
    assert {f"data/messengers/{messenger}.yaml" for messenger in guide.messengers} <= names
    assert {"LICENSE", "imtui/locale/fr/LC_MESSAGES/imtui.mo", "imtui/tui/styles.tcss"} <= names
    assert {f"imtui-{__version__}.dist-info/METADATA", "rich/console.py"} <= names


def test_every_module_but_the_rare_ones_has_its_source_and_its_bytecode(pyz: Path) -> None:
    with zipfile.ZipFile(pyz) as archive:
        names = set(archive.namelist())
    sources = {name.removesuffix(".py") for name in names if name.startswith("imtui/") and name.endswith(".py")}
    assert "imtui/cli" in sources
    for version in PYTHONS:
        tag = f".cpython-{version.replace('.', '')}.pyc"
        assert sources <= {name.removesuffix(tag) for name in names if name.endswith(tag)}


WHAT_WAS_IMPORTED = """
import runpy, sys
sys.argv = ["imtui", "--version"]
try:
    runpy.run_path({pyz!r}, run_name="__main__")
except SystemExit:
    print(sys.modules["imtui.cli"].__file__)
"""


@pytest.mark.parametrize("version", PYTHONS)
def test_it_runs_in_place_from_its_bytecode(pyz: Path, version: str, tmp_path: Path) -> None:
    ran = run(PYTHONS[version], str(pyz), "list", "signal", folder=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "Plutôt bon (1/" in ran.stdout
    imported = run(PYTHONS[version], "-c", WHAT_WAS_IMPORTED.format(pyz=str(pyz))).stdout
    assert imported.strip().endswith(f"imtui.pyz/imtui/cli.cpython-{version.replace('.', '')}.pyc")
    assert not list(tmp_path.iterdir())
    assert {path.name for path in pyz.parent.iterdir()} == {"imtui.pyz", "SHA256SUMS"}


def test_without_its_bytecode_the_sources_run(pyz: Path, tmp_path: Path) -> None:
    lean = tmp_path / "lean.pyz"
    with zipfile.ZipFile(pyz) as archive, zipfile.ZipFile(lean, "w") as copy:
        for name in archive.namelist():
            if not name.endswith(".pyc"):
                copy.writestr(name, archive.read(name))
    ran = run(sys.executable, str(lean), "list", "signal")
    assert ran.returncode == 0, ran.stderr
    assert "Plutôt bon (1/" in ran.stdout


def test_it_lists_its_parts(pyz: Path) -> None:
    listed = run(sys.executable, str(pyz), "--about", "--lang", "en").stdout
    for part in (f"imtui {__version__}, GPL-3.0-or-later", "textual 8.2.8, MIT", "PyYAML", "segno", "sha256 ", "zlib"):
        assert part in listed


CRASHING = """
import json, runpy, sys
def broken(*arguments): raise RuntimeError("boom")
json.loads = broken
sys.argv = ["imtui", "--lang", "en", *{arguments!r}]
runpy.run_path({pyz!r}, run_name="__main__")
"""


@pytest.mark.parametrize("version", PYTHONS)
def test_a_crash_gives_a_true_report(pyz: Path, version: str) -> None:
    short = run(PYTHONS[version], "-c", CRASHING.format(pyz=str(pyz), arguments=["list"]))
    assert (short.returncode, short.stdout) == (1, "")
    assert "boom" in short.stderr
    assert "Traceback" not in short.stderr
    full = run(PYTHONS[version], "-c", CRASHING.format(pyz=str(pyz), arguments=["--debug", "list"]))
    assert full.returncode == 1
    assert 'File "imtui.pyz/imtui/guide/reading/compiled.py", line ' in full.stderr
    assert "json.loads(compiled)" in full.stderr
    assert "RuntimeError: boom" in full.stderr


def test_a_python_that_is_too_old_is_told_so(pyz: Path) -> None:
    source = zipfile.ZipFile(pyz).read("__main__.py").decode()
    refusing = source.replace("sys.version_info < (3, 11)", "True")
    ran = run(sys.executable, "-c", refusing)
    assert ran.returncode == 1
    assert "imtui needs Python 3.11 or newer; this is Python 3." in ran.stderr
