"""A checkout reads the guide that `make` compiled, and only as long as it is the one that people edit."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import compile_guide
import pytest

from conftest import ROOT, MakePack, as_yaml, messenger_data
from imtui.guide.reading.checkout import compiled_path, current_guide
from imtui.guide.reading.compiled import rebuild


@pytest.fixture
def checkout(tmp_path: Path, make_pack: MakePack) -> Path:
    """A checkout with a small guide, just compiled."""
    root = tmp_path / "checkout"
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    make_pack(messenger_data("one"), messenger_data("two")).rename(root / "data")
    compile_guide.main(root)
    assert current_guide(str(root)) is not None
    return root


def rewritten(path: Path) -> None:
    path.write_text(path.read_text().replace("Somebody", "Everyone"))


def rewritten_with_its_old_date(path: Path) -> None:
    before = path.stat()
    rewritten(path)
    assert path.stat().st_size == before.st_size
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced_by_an_older_file(path: Path) -> None:
    older = path.with_suffix(".older")
    shutil.copy(path, older)
    rewritten(older)
    os.utime(older, (1_000_000_000, 1_000_000_000))
    older.rename(path)


def renamed(path: Path) -> None:
    path.rename(path.with_name("three.yaml"))


def added(path: Path) -> None:
    path.with_name("three.yaml").write_text(as_yaml(messenger_data("three")))


def removed(path: Path) -> None:
    path.unlink()


def linked_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere.yaml")


def touched(path: Path) -> None:
    os.utime(path, (2_000_000_000, 2_000_000_000))


CHANGES = (
    rewritten,
    rewritten_with_its_old_date,
    replaced_by_an_older_file,
    renamed,
    added,
    removed,
    linked_to_nothing,
    touched,
)


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_compiled_before_a_change_is_not_read(checkout: Path, change: Callable[[Path], None]) -> None:
    change(checkout / "data" / "messengers" / "two.yaml")
    assert current_guide(str(checkout)) is None


def test_what_other_code_compiled_is_not_read(checkout: Path) -> None:
    with (checkout / "src" / "imtui" / "guide" / "model" / "__init__.py").open("a") as model:
        model.write("# another model\n")
    assert current_guide(str(checkout)) is None


def test_make_compiles_what_changed(checkout: Path) -> None:
    added(checkout / "data" / "messengers" / "two.yaml")
    compile_guide.main(checkout)
    compiled = current_guide(str(checkout))
    assert compiled is not None
    assert list(rebuild(compiled).messengers) == ["one", "three", "two"]


def run_imtui(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program of the checkout; it reads YAML only where that module can be imported."""
    return subprocess.run(
        [sys.executable, "-m", "imtui", *arguments],
        env={"PYTHONPATH": str(checkout / "src"), "LANG": "en_GB.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_program_shows_the_edit_and_writes_nothing(checkout: Path) -> None:
    (checkout / "src" / "yaml.py").write_text("raise SystemExit('the YAML was read')\n")
    assert "Two" in run_imtui(checkout, "list").stdout
    (checkout / "src" / "yaml.py").unlink()
    before = Path(compiled_path(str(checkout))).read_bytes()
    removed(checkout / "data" / "messengers" / "two.yaml")
    assert "Two" not in run_imtui(checkout, "list").stdout
    assert Path(compiled_path(str(checkout))).read_bytes() == before


def test_a_broken_guide_is_not_compiled_and_the_program_says_what_is_wrong(checkout: Path) -> None:
    with (checkout / "data" / "messengers" / "two.yaml").open("a") as stream:
        stream.write("colour: red\n")
    compile_guide.main(checkout)
    ran = run_imtui(checkout, "list")
    assert ran.returncode == 3
    assert "unknown key “colour”" in ran.stderr
