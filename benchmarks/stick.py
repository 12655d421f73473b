"""The first start of the single file from a slow stick: from a device whose reads are limited, nothing of it cached.

For administrators of a Linux with losetup and the first version of control groups, which limit what a device reads.
What Python itself reads comes from the disk, as always.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from forms import Forms
from measuring import RUNS, Row, open_session

BYTES_A_SECOND = 15_000_000
SECTOR = 512
READ_AHEAD = 256
"""Sectors read at once beyond what is asked for: what Linux does with sticks, whatever it does with other devices."""

MOST_READ = 4_000_000
WARM_AIM = 1.3
LIMITS = Path("/sys/fs/cgroup/blkio")


@dataclass(frozen=True)
class Stick:
    """A file as a device, and where it is mounted."""

    device: str
    folder: Path

    def bytes_read(self) -> int:
        """What was read from it until now."""
        return int(Path("/sys/block", Path(self.device).name, "stat").read_text().split()[2]) * SECTOR

    def plug_in_again(self) -> None:
        """Forget what is cached of it."""
        run("umount", self.folder)
        run("mount", "-o", "ro", self.device, self.folder)


def rows(forms: Forms) -> list[Row]:
    """Measure cold starts against warm ones; nothing where such a device cannot be made."""
    if os.geteuid() or not LIMITS.is_dir() or not shutil.which("losetup"):
        print("no slow stick: this needs root, losetup and control groups of version 1", file=sys.stderr)
        return []
    cold, warm, read = [], [], []
    with plugged_in(forms.folder / "imtui.pyz", forms.folder / "stick") as stick:
        for _run in range(RUNS):
            stick.plug_in_again()
            before = stick.bytes_read()
            cold.append(first_frame(stick))
            read.append(stick.bytes_read() - before)
            warm.append(first_frame(stick))
    needed = median(read) / BYTES_A_SECOND
    return [
        Row.of_times("first frame, slow stick / warm", median(cold), median(warm), WARM_AIM + needed / median(warm)),
        Row.of_bytes("read from it until quiet, kB / most", median(read), MOST_READ, 1),
    ]


def first_frame(stick: Stick) -> float:
    """The time to the first complete frame of the single file on it."""
    session = open_session((sys.executable, stick.folder / "imtui.pyz"), {})
    try:
        return session.first_complete_frame()
    finally:
        session.end()


@contextmanager
def plugged_in(single: Path, folder: Path) -> Iterator[Stick]:
    """A device with the single file on it, slow for this process and those that it starts."""
    group = LIMITS / "imtui-stick"
    for made in (folder / "content", folder / "mounted", group):
        made.mkdir(parents=True, exist_ok=True)
    shutil.copy(single, folder / "content")
    run("mke2fs", "-q", "-t", "ext4", "-d", folder / "content", folder / "image", "40M")
    device = run("losetup", "--find", "--show", folder / "image").strip()
    run("blockdev", "--setra", str(READ_AHEAD), device)
    try:
        run("mount", "-o", "ro", device, folder / "mounted")
        number = Path("/sys/block", Path(device).name, "dev").read_text().strip()
        (group / "blkio.throttle.read_bps_device").write_text(f"{number} {BYTES_A_SECOND}")
        (group / "cgroup.procs").write_text(str(os.getpid()))
        yield Stick(device, folder / "mounted")
    finally:
        (LIMITS / "cgroup.procs").write_text(str(os.getpid()))
        run("umount", folder / "mounted")
        run("losetup", "--detach", device)
        group.rmdir()


def run(*command: str | Path) -> str:
    """Run a tool of the system; returns what it prints."""
    environment = {**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
