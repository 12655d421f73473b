"""A copy of the checkout with an environment of its own, where sources are changed and tests run."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sysconfig
import venv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

CHOSEN = "chosen"
"""The file that lists the tests to run, in a place."""

WITHOUT_BYTECODE = "import sys; sys.dont_write_bytecode = True"
"""Said to every Python of a place: the bytecode of one change would be taken for that of the next, when both were made
within a second and are of one size."""

TOOLS = Path(__file__).parent.parent
# `roots` are systems for `make release-check`, with devices that can be read for ever.
LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", ".venv-*", "dist", "roots", "pythons", "mutants-map", "__pycache__", ".hypothesis", ".*_cache"
)


class Place:
    """A copy of a checkout. Every Python that its tests start reads the copy, whatever its environment is."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = folder
        shutil.copytree(root, folder, ignore=LEFT_BEHIND, symlinks=True)
        venv.create(folder / ".venv", symlinks=True)
        self.python = folder / ".venv" / "bin" / "python"
        self._packages = next((folder / ".venv" / "lib").glob("*/site-packages"))
        read = [folder / "src", TOOLS, sysconfig.get_path("purelib")]
        (self._packages / "place.pth").write_text("".join(f"{line}\n" for line in (WITHOUT_BYTECODE, *read)))

    def run(self, tests: Sequence[str]) -> int:
        """Run tests, in this order, up to the first that fails; gives how pytest ended."""
        (self.root / CHOSEN).write_text("\n".join(tests))
        return self._pytest(dict.fromkeys(test.partition("::")[0] for test in tests), "-x")

    def trace(self, test_file: str) -> None:
        """Run the tests of a file, and note the lines that each of them runs, also in the programs that it starts."""
        hook = self._packages / "tracing.pth"
        hook.write_text("import mutants.tracing\n")
        self._pytest([test_file])
        hook.unlink()

    def _pytest(self, test_files: Iterable[str], *options: str) -> int:
        options = ("-m", "not long", "-p", "mutants.plugin", "-p", "no:cacheprovider", "--hypothesis-seed=0", *options)
        command = [self.python, "-m", "pytest", *options, *test_files]
        with (self.root / "said").open("w") as said:
            ended = subprocess.run(
                command, cwd=self.root, stdout=said, stderr=said, start_new_session=True, check=False
            )
        self._end_what_is_left()
        return ended.returncode

    def said(self) -> str:
        """What pytest printed."""
        return (self.root / "said").read_text(errors="replace")

    @contextmanager
    def changed(self, path: Path, content: bytes) -> Iterator[None]:
        """A file of the copy with another content, for a while."""
        before = path.read_bytes()
        path.write_bytes(content)
        yield
        path.write_bytes(before)

    def _end_what_is_left(self) -> None:
        """End the programs that a test started and that a change keeps from ending."""
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if str(self.root).encode() in (process / "cmdline").read_bytes():
                    os.kill(int(process.name), signal.SIGKILL)
            except OSError:
                continue
