"""imtui.pyz: one file that runs in place on several Pythons, can be read, and reports its crashes truly."""

from __future__ import annotations

import signal
import subprocess
import sys
import zipfile
from fnmatch import fnmatch
from io import BytesIO
from marshal import dumps
from pathlib import Path

import pytest
from build_pyz import MAX_BYTES, find_pythons
from screen import Terminal

from imtui import __version__
from imtui.guide.reading.compiled import rebuild

PYTHONS = find_pythons()

pytestmark = pytest.mark.long


def run(python: Path | str, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a Python as a person would who has only the file."""
    environment = {"PATH": "/usr/bin:/bin", "LANG": "fr_FR.UTF-8", "PYTHONIOENCODING": "utf-8"}
    command = [str(python), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder, check=False)


def sources_of(pyz: Path) -> zipfile.ZipFile:
    """The sources in the single file."""
    with zipfile.ZipFile(pyz) as archive:
        return zipfile.ZipFile(BytesIO(archive.read("sources.zip")))


def copy_without(pyz: Path, target: Path, *left_out: str) -> Path:
    """Copy the single file without some of its entries, given as patterns."""
    with zipfile.ZipFile(pyz) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            if not any(fnmatch(name, pattern) for pattern in left_out):
                copy.writestr(name, archive.read(name))
    return target


def test_it_is_small_pure_and_whole(pyz: Path) -> None:
    assert pyz.stat().st_size <= MAX_BYTES
    with zipfile.ZipFile(pyz) as archive:
        names = set(archive.namelist())
        guide = rebuild(archive.read("imtui/guide.json") + b"\n" + archive.read("imtui/apart.json"))
    with sources_of(pyz) as sources:
        names |= set(sources.namelist())
    assert not [name for name in names if name.endswith((".so", ".pyd"))]
    assert {f"data/messengers/{messenger}.yaml" for messenger in guide.messengers} <= names
    assert {"LICENSE", "imtui/locale/fr/LC_MESSAGES/imtui.mo", "imtui/tui/styles.tcss"} <= names
    assert {f"imtui-{__version__}.dist-info/METADATA", "rich/console.py", "imtui/cli.py"} <= names


@pytest.mark.parametrize("version", PYTHONS)
def test_it_runs_in_place(pyz: Path, version: str, tmp_path: Path) -> None:
    ran = run(PYTHONS[version], str(pyz), "list", "signal", folder=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "Plutôt bon (1/" in ran.stdout
    assert not list(tmp_path.iterdir())
    assert {path.name for path in pyz.parent.iterdir()} == {"imtui.pyz", "SHA256SUMS"}


COMMANDS = ("list android", "show signal", "why signal", "compare signal wire --format html", "cards --format html")


@pytest.mark.parametrize("version", PYTHONS)
def test_no_command_needs_the_sources(pyz: Path, version: str, tmp_path: Path) -> None:
    lean = copy_without(pyz, tmp_path / "lean.pyz", "sources.zip")
    for command in COMMANDS:
        ran = run(PYTHONS[version], str(lean), *command.split())
        assert ran.returncode == 0, ran.stderr


def test_the_interface_needs_no_sources(pyz: Path, tmp_path: Path) -> None:
    lean = copy_without(pyz, tmp_path / "lean.pyz", "sources.zip")
    terminal = Terminal(command=(sys.executable, str(lean)), columns=120)
    terminal.sees("/ filter")
    terminal.press("/", "signal", "enter")
    terminal.sees("1 of 58")
    for key in ("w", "?", "s", "o", "e"):
        terminal.press(key)
        terminal.settle()
        terminal.press("esc")
    terminal.press("\x11")
    assert terminal.ends() == 0


WITHOUT_TEXTUAL = """
import builtins, runpy, time
import_module = builtins.__import__
def patient(name, *rest):
    if name == "imtui.tui.app":
        time.sleep(60)
    return import_module(name, *rest)
builtins.__import__ = patient
runpy.run_path({pyz!r}, run_name="__main__")
"""
"""The single file, on a machine on which the interface takes a minute to be imported."""


def test_the_first_frame_needs_one_piece_of_bytecode(pyz: Path, tmp_path: Path) -> None:
    lean = copy_without(pyz, tmp_path / "lean.pyz", "sources.zip", "cpython-*/[!fi]*", "cpython-*/imtui")
    terminal = Terminal(command=(sys.executable, "-c", WITHOUT_TEXTUAL.format(pyz=str(lean))))
    terminal.sees("Delta Chat")
    terminal.process.kill(signal.SIGTERM)
    assert terminal.ends() == 128 + signal.SIGTERM


def test_without_its_bytecode_the_sources_run(pyz: Path, tmp_path: Path) -> None:
    ran = run(sys.executable, str(copy_without(pyz, tmp_path / "lean.pyz", "cpython-*")), "list", "signal")
    assert ran.returncode == 0, ran.stderr
    assert "Plutôt bon (1/" in ran.stdout


def test_bytecode_of_a_python_before_its_release_is_not_run(pyz: Path, tmp_path: Path) -> None:
    other = copy_without(pyz, tmp_path / "other.pyz", "cpython-*")
    with zipfile.ZipFile(other, "a") as archive:
        archive.writestr(f"{sys.implementation.cache_tag}/index", dumps((b"3450", {"imtui": ("imtui.py", "none")})))
    ran = run(sys.executable, str(other), "list", "signal")
    assert ran.returncode == 0, ran.stderr
    assert "Plutôt bon (1/" in ran.stdout


def test_what_is_extracted_runs_too(pyz: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pyz) as archive, sources_of(pyz) as sources:
        archive.extractall(tmp_path)
        sources.extractall(tmp_path)
    ran = run(sys.executable, str(tmp_path), "list", "signal")
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
    assert "json.loads(first)" in full.stderr
    assert "RuntimeError: boom" in full.stderr


def test_a_python_that_is_too_old_is_told_so(pyz: Path) -> None:
    source = zipfile.ZipFile(pyz).read("__main__.py").decode()
    refusing = source.replace("sys.version_info < (3, 11)", "True")
    ran = run(sys.executable, "-c", refusing)
    assert ran.returncode == 1
    assert "imtui needs Python 3.11 or newer; this is Python 3." in ran.stderr
