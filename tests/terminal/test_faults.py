"""When the outside fails: full and closed devices, readers that leave, folders that vanish, signals while writing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from screen import Terminal

from imtui.cli import run

OLD = "what was there before\n"

SLOW = """
import os, sys
from imtui.export import files
def slow(descriptor):
    print("writing", flush=True)
    sys.stdin.read(1)
files.os.fsync = slow
from imtui.cli import main
main()
"""
"""The program, stopped in the middle of an export until somebody writes to its standard input."""


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `imtui` is the program."""
    return subprocess.run(
        ["bash", "-c", f'imtui() {{ "{sys.executable}" -m imtui "$@"; }}; {command}'],
        capture_output=True,
        text=True,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "LANG": "en_GB.UTF-8", "TERM": "xterm", "HOME": str(folder)},
        check=False,
    )


@pytest.mark.parametrize("command", ["list", "show signal --format html"])
@pytest.mark.parametrize("device", [">/dev/full", ">&-"])
def test_output_that_cannot_be_written_is_a_sentence(command: str, device: str, tmp_path: Path) -> None:
    ran = shell(f"imtui {command} {device}", tmp_path)
    assert ran.returncode == 2
    assert ran.stderr.startswith("imtui: The answer cannot be written: ")
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["list", "compare signal jami --format csv"])
def test_a_reader_that_leaves_is_no_error(command: str, tmp_path: Path) -> None:
    ran = shell(f"imtui {command} | true; echo ${{PIPESTATUS[0]}}", tmp_path)
    assert (ran.stdout, ran.stderr) == ("0\n", "")


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["", "show nobody", "scenarios --ask"])
def test_closed_streams_are_no_crash(command: str, closed: str, tmp_path: Path) -> None:
    ran = shell(f"imtui {command} {closed}", tmp_path)
    assert ran.returncode in (0, 2)
    assert "mistake" not in ran.stderr + ran.stdout
    assert "Traceback" not in ran.stderr + ran.stdout


def test_an_encoding_without_the_signs_is_no_crash(tmp_path: Path) -> None:
    ran = shell("PYTHONIOENCODING=ascii imtui show signal", tmp_path)
    assert ran.returncode == 0
    assert "Signal" in ran.stdout


def test_what_was_typed_does_not_drive_the_terminal(tmp_path: Path) -> None:
    for command in (
        "show $'\\e]0;x\\a'",
        "list --$'\\e[31m'",
        "list --output $'no\\e[31m/x'",
        "--data $'\\e[31m' list",
    ):
        ran = shell(f"imtui {command}", tmp_path)
        assert ran.returncode in (2, 3)
        assert "\x1b" not in ran.stdout + ran.stderr


@pytest.mark.parametrize(
    "target",
    [
        "/dev/null",
        "/dev/full",
        "/",
        ".",
        "folder",
        "pipe",
        "loop",
        "loop/x",
        "gone/x",
        "x" * 300,
        "old/x",
    ],
)
def test_only_a_file_is_ever_replaced(target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "old").write_text(OLD)
    before = sorted(os.listdir(tmp_path))
    assert run(["list", "--force", "--output", os.path.join(tmp_path, target)]) == 2
    assert "cannot be written: " in capsys.readouterr().err
    assert sorted(os.listdir(tmp_path)) == before
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_what_replaces_a_file_is_as_private_as_it(tmp_path: Path, mode: int) -> None:
    (tmp_path / "old").write_text(OLD)
    (tmp_path / "old").chmod(mode)
    assert run(["list", "--force", "--output", str(tmp_path / "old")]) == 0
    assert (tmp_path / "old").read_text("utf-8") != OLD
    assert (tmp_path / "old").stat().st_mode & 0o777 == mode


def test_a_file_with_the_name_of_an_unfinished_one_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.urandom", bytes)
    unlucky = tmp_path / f".imtui-{bytes(8).hex()}.part"
    unlucky.write_text(OLD)
    assert run(["list", "--output", str(tmp_path / "new")]) == 2
    assert unlucky.read_text() == OLD
    assert os.listdir(tmp_path) == [unlucky.name]


@pytest.mark.parametrize("arguments", [["show"], ["list", "--format"], ["why-not", "signal"], ["list", "--theme"], []])
def test_an_error_does_not_repeat_a_book(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*arguments, "x:" + "y" * 130_000]) == 2
    said = capsys.readouterr().err
    assert 0 < len(said) < 1100
    assert said.startswith("imtui: ")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "old").write_text(OLD)
    # Python would leave its bytecode cut short beside the sources, and every program after it would fail on that.
    limited = "ulimit -f 1; trap '' XFSZ; export PYTHONDONTWRITEBYTECODE=1"
    ran = shell(f"{limited}; imtui show signal --output old --force", tmp_path)
    assert ran.returncode == 2
    assert "old cannot be written: " in ran.stderr
    assert_only_the_old_file(tmp_path)


def test_a_folder_that_vanished_is_a_sentence(tmp_path: Path) -> None:
    ran = shell("mkdir here && cd here && rmdir ../here && imtui list --output x", tmp_path)
    assert ran.returncode == 2
    assert "x cannot be written: " in ran.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_signal_during_an_export_leaves_the_old_file(number: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "old").write_text(OLD)
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, "list", "--output", "old", "--force"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell lets what it starts in the background ignore interrupts, and so would the program.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout
    assert process.stdout.readline() == b"writing\n"
    process.send_signal(number)
    _out, err = process.communicate()
    assert process.returncode == (-number if number is signal.SIGKILL else 128 + number)
    assert b"Traceback" not in err
    assert (tmp_path / "old").read_text() == OLD
    if number is not signal.SIGKILL:
        assert_only_the_old_file(tmp_path)


def test_a_folder_that_vanishes_under_the_interface_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    inside = ("bash", "-c", f'cd "{tmp_path}/here" && "{sys.executable}" -m imtui')
    terminal = Terminal(command=inside, columns=100, rows=30)
    terminal.sees("The guide")
    (tmp_path / "here").rmdir()
    terminal.press("e", "enter")
    terminal.sees("in a folder that is gone")
    terminal.press("enter")
    terminal.sees("cannot be written: no such file or folder")
    terminal.press("esc", "esc", "q")
    assert terminal.ends() == 0


def assert_only_the_old_file(folder: Path) -> None:
    """Assert that the old file is whole, and alone."""
    assert [path.name for path in folder.iterdir()] == ["old"]
    assert (folder / "old").read_text() == OLD
