"""What the system refuses is said in our words, in the language of the interface."""

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from conftest import DATA
from imtui import language
from imtui.cli import run
from imtui.export.files import NotWrittenError, write_whole
from imtui.reasons import reason


@pytest.mark.parametrize("number", errno.errorcode)
def test_every_reason_is_in_the_language_of_the_interface(number: int) -> None:
    said = {}
    for lang in language.LANGUAGES:
        language.use(lang)
        said[lang] = reason(OSError(number, os.strerror(number)))
    assert os.strerror(number).casefold() not in said["fr"].casefold()
    assert said["fr"] != said["en"]


def test_a_full_disk_is_named_as_such() -> None:
    assert reason(OSError(errno.ENOSPC, "")) == "no space left on the disk"


def test_a_rare_reason_has_its_code() -> None:
    assert "EPROTO" in reason(OSError(errno.EPROTO, ""))


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("no\0name", "no file can have this name"),
        ("~nobody-of-this-name/x", "no home folder of that name is known"),
        ("gone/x", "no such file or folder"),
        ("loop/x", "links that lead to each other"),
        ("n" * 300, "a name that is too long"),
        (".", "something that is not a file stands there"),
    ],
)
def test_why_a_file_is_not_written(target: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loop").symlink_to("loop")
    with pytest.raises(NotWrittenError) as refused:
        write_whole(Path(target), "text")
    assert str(refused.value) == f"{target} cannot be written: {why}."


def test_a_clock_that_cannot_be_right_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Epoch(date):
        @classmethod
        def today(cls) -> date:
            return date(1970, 1, 1)

    monkeypatch.setattr("datetime.date", Epoch)
    assert run(["check", str(DATA)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("imtui: The clock of this computer says 1970-01-01: ")
    assert err.count("\n") == 1
