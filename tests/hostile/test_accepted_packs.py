"""What a pack may say is shown as text: no output lets it be more."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from screen import Terminal

from conftest import as_yaml
from hostile.cases import ONE, good_messenger, write_good_pack
from hostile.outputs import FORMATS, assert_sound
from hostile.payloads import PAYLOADS, messenger_of
from imtui.cli import run
from imtui.exits import Exit
from imtui.guide.reading import check

COMMANDS = (
    ["list"],
    ["list", "e2ee"],
    ["show"],
    ["compare", *(f"p{n}" for n in range(8))],
    ["compare", *(f"p{n}" for n in range(12, 20))],
    ["why", "p0"],
    ["why-not", "p0", "platform:ios"],
    ["scenarios"],
    ["glossary"],
    ["check"],
)


def pack_of(folder: Path, payloads: list[str]) -> Path:
    """Write a pack with a messenger that says each of these."""
    write_good_pack(folder)
    for number, payload in enumerate(payloads):
        text = as_yaml(messenger_of(f"p{number}", payload))
        (folder / "messengers" / f"p{number}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack that says every payload everywhere."""
    return pack_of(tmp_path_factory.mktemp("accepted") / "pack", list(PAYLOADS.values()))


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_output_is_plain_and_whole(
    command: list[str], output_format: str, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [*command, *(f"p{n}" for n in range(len(PAYLOADS)))] if command == ["show"] else command
    code = run(["--data", str(pack), *arguments, "--format", output_format])
    out, err = capsys.readouterr()
    if code == Exit.USAGE:  # this command has no such format
        assert out == ""
        assert output_format in err
        return
    assert (code, err) == (0, "")
    assert_sound(output_format, out)


def test_all_of_it_on_a_terminal_is_only_text(tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "pack", list(PAYLOADS.values()))
    terminal = Terminal("--data", str(pack), columns=120, rows=40)
    terminal.sees("The guide")
    before = commands_to_the_terminal(terminal.bytes)
    for _messenger in PAYLOADS:
        terminal.press("down")
    for keys in ("gjj ", "jjj ", "c", "d", "\x1b", "v\r", "\x1b\x1b", "m", "\x1b", "x", "w", "r\r", "\x1b"):
        terminal.press(keys)
    terminal.press("esc", "esc", "esc", "esc", "esc")
    terminal.sees("The guide")
    assert commands_to_the_terminal(terminal.bytes) == before
    terminal.press("q")
    assert terminal.ends() == 0
    assert terminal.is_restored()


def commands_to_the_terminal(written: bytes) -> set[bytes]:
    """The escape sequences that do more than place and colour letters."""
    return set(re.findall(rb"\x1b[\]PX^_][^\x07\x1b]*", written)) | set(
        re.findall(rb"[\x80-\x9f]", b"".join(re.findall(rb"\xc2[\x80-\x9f]", written)))
    )


@contextmanager
def nobody() -> Iterator[None]:
    """Be a user whom the permissions of files concern, even where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("closed", [ONE, "messengers", "categories.yaml", "."])
def test_what_cannot_be_read_is_a_sentence(closed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        pack = write_good_pack(Path(place) / "pack")
        (pack / closed).chmod(0)
        with nobody():
            assert run(["--data", str(pack), "list"]) == 3
            assert run(["check", str(pack)]) == 3
        (pack / closed).chmod(0o755)
    out, err = capsys.readouterr()
    assert "no permission; expected" in err
    assert "no permission; expected" in out


@pytest.mark.parametrize("content", [b"", b"\xff", b"id: [", b"id: two\n", None])
def test_a_file_that_changes_while_it_is_read(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    claim_without_grade = [{k: v for k, v in good_messenger()["claims"][0].items() if k != "grade"}]
    pack = write_good_pack(tmp_path / "pack", claims=claim_without_grade)
    found = check.problems_in

    def change(*arguments: object) -> object:
        if content is None:
            (pack / ONE).unlink()
        else:
            (pack / ONE).write_bytes(content)
        return found(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(check, "problems_in", change)
    assert run(["check", str(pack)]) == 3
    out, err = capsys.readouterr()
    assert f"{ONE}:1: error: e2ee: the source has no grade" in out
    assert not err
