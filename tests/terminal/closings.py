"""Closes terminals of many kinds under the real program, at random moments, and looks at what stays behind.

`python tests/terminal/closings.py 0 200` closes two hundred. Terminals that are not installed are left out.
"""

from __future__ import annotations

import ctypes
import os
import pty
import random
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
PROGRAM = f"{sys.executable} -m imtui"
WAYS = {
    "alone": "exec {program}",
    "in a script": "{program}; exit $?",
    "in a session of its own": "exec setsid -w {program}",
    "deaf to the signal": "trap '' HUP; {program}; exit $?",
    "make run": f"exec make -s -C {ROOT} run",
    "su": "exec su -m root -c {quoted}",
}
"""How the program is started in its terminal. script(1) is none of them: it keeps its own terminal open for ever."""

STARTING = 1.5
"""Seconds within which the interface is there, mostly: some terminals are closed before that."""
LEFT_BEHIND = 10.0
"""Seconds after which a program that outlives its terminal is left behind."""

MARK = "IMTUI_CLOSING"
"""A variable by which whatever runs in a terminal is known."""
KEYS = ("j", "?", "q", "/signal", "\x1b", "\r", "s", "v\r", "f", "\x1b[200~pas")
PR_SET_CHILD_SUBREAPER = 36


class Terminal:
    """A terminal with a command in it."""

    needs: tuple[str, ...] = ()

    def __init__(self, place: Place, command: str, chance: random.Random) -> None:
        self.place = place
        self.chance = chance
        self.open(command)

    def open(self, command: str) -> None:
        raise NotImplementedError

    def type(self, keys: str) -> None:
        """Type keys, where that can be done from outside."""

    def read(self) -> None:
        """Read what is drawn, where nothing else does."""

    def close(self) -> str:
        """Close it in one way of several; return which."""
        raise NotImplementedError

    def run(self, *command: str) -> None:
        subprocess.run(
            command, env=self.place.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )


class Line(Terminal):
    """A pseudo-terminal, like those of most terminal programs."""

    def open(self, command: str) -> None:
        self.process, self.terminal = pty.fork()
        if not self.process:
            os.chdir(self.place.folder)
            os.execve("/bin/sh", ["sh", "-c", command], self.place.environment)

    def type(self, keys: str) -> None:
        with suppress(OSError):
            os.write(self.terminal, keys.encode())

    def read(self) -> None:
        with suppress(OSError):
            while select.select([self.terminal], [], [], 0.02)[0] and os.read(self.terminal, 65536):
                pass

    def close(self) -> str:
        os.close(self.terminal)
        return "closed"


class Ssh(Line):
    needs = ("sshd",)

    def open(self, command: str) -> None:
        there = f"env {MARK}={self.place.environment[MARK]} LANG=en_GB.UTF-8 sh -c {shlex.quote(command)}"
        super().open(f"exec ssh -tt -F {self.place.folder}/ssh_config here {shlex.quote(there)}")

    def close(self) -> str:
        if self.chance.random() < 0.5:
            return super().close()
        os.kill(self.process, signal.SIGKILL)
        super().close()
        return "the client killed"


class Tmux(Terminal):
    needs = ("tmux",)

    def tmux(self, *command: str) -> None:
        self.run("tmux", "-L", self.place.environment[MARK], "-f", "/dev/null", *command)

    def open(self, command: str) -> None:
        self.tmux("new-session", "-d", "-x", "100", "-y", "30", command)

    def type(self, keys: str) -> None:
        self.tmux("send-keys", "-l", keys)

    def close(self) -> str:
        how = self.chance.choice(("kill-server", "kill-session", "kill-pane"))
        self.tmux(how)
        return how


class Screen(Terminal):
    needs = ("screen",)

    def open(self, command: str) -> None:
        self.run("screen", "-c", "/dev/null", "-S", self.place.environment[MARK], "-dm", "sh", "-c", command)

    def type(self, keys: str) -> None:
        self.run("screen", "-S", self.place.environment[MARK], "-X", "stuff", keys)

    def close(self) -> str:
        how = self.chance.choice(("quit", "kill"))
        self.run("screen", "-S", self.place.environment[MARK], "-X", how)
        return how


class Xterm(Terminal):
    needs = ("xterm", "Xvfb")

    def open(self, command: str) -> None:
        self.process = subprocess.Popen(
            ["xterm", "-e", "sh", "-c", command], env=self.place.environment, stderr=subprocess.DEVNULL
        )

    def close(self) -> str:
        how = self.chance.choice((signal.SIGTERM, signal.SIGKILL))  # on SIGHUP it waits for what runs in it
        self.process.send_signal(how)
        return how.name


KINDS: tuple[type[Terminal], ...] = (Line, Tmux, Screen, Xterm, Ssh)


class Place:
    """Where terminals are opened: a folder, a display, a server to log in to."""

    def __init__(self, folder: Path, display: str) -> None:
        self.folder = folder
        self.environment = {
            **{name: os.environ[name] for name in ("PATH", "SHELL") if name in os.environ},
            "DISPLAY": display,
            "HOME": str(folder),
            "SCREENDIR": str(folder / "screens"),
            "LANG": "en_GB.UTF-8",
            "TERM": "xterm-256color",
        }
        (folder / "screens").mkdir(mode=0o700)


@dataclass
class Closing:
    """What became of one terminal and of what ran in it."""

    terminal: str
    way: str
    closed: str
    after: float
    lasted: float
    codes: list[tuple[str, int]]
    left: dict[int, str]
    reached: bool
    """Whether the program was there before the terminal was closed."""

    def __str__(self) -> str:
        codes = ", ".join(f"{name} {code}" for name, code in self.codes)
        return (
            f"{self.terminal}, {self.way}, {self.closed} after {self.after:.2f} s: lasted {self.lasted:.2f} s, {codes}"
            + (f", LEFT BEHIND: {self.left}" if self.left else "")
        )


def close(place: Place, seed: int) -> Closing:
    """Open a terminal, type in it for a while, close it, and see what becomes of what ran there."""
    chance = random.Random(seed)
    kinds = [kind for kind in KINDS if all(map(shutil.which, kind.needs))]
    kind = kinds[seed % len(kinds)]
    way = chance.choice(list(WAYS))
    mark = f"closing-{os.getpid()}-{seed}"
    place.environment[MARK] = mark
    command = WAYS[way].format(program=PROGRAM, quoted=shlex.quote(PROGRAM))
    begun = time.monotonic()
    names: dict[int, str] = {}
    terminal = kind(place, command, chance)
    after = chance.uniform(0, 2 * STARTING)
    while time.monotonic() < begun + after:
        names |= marked(mark)
        time.sleep(0.05)
        if chance.random() < 0.3 and time.monotonic() > begun + STARTING:
            terminal.type(chance.choice(KEYS))
        terminal.read()
    names |= marked(mark)
    reached = "imtui" in names.values()
    closed = terminal.close()
    begun_closing = time.monotonic()
    codes: list[tuple[str, int]] = []
    while (left := marked(mark)) and time.monotonic() < begun_closing + LEFT_BEHIND:
        names |= left
        codes += ended(names)
        time.sleep(0.02)
    lasted = time.monotonic() - begun_closing
    for process in left:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    return Closing(kind.__name__, way, closed, after, lasted, [*codes, *ended(names)], left, reached)


def marked(mark: str) -> dict[int, str]:
    """Return the processes that run in a terminal of ours, and their names."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"{MARK}={mark}".encode() in (process / "environ").read_bytes().split(b"\0"):
                words = (process / "cmdline").read_bytes().split(b"\0")
                imtui = b"imtui" in words or any(word.endswith(b"/imtui") for word in words)
                found[int(process.name)] = "imtui" if imtui else (process / "comm").read_text().strip()
    return found


def ended(names: dict[int, str]) -> Iterator[tuple[str, int]]:
    """Yield the names and exit codes of processes that have ended, among those that nobody else waits for."""
    with suppress(ChildProcessError):
        while (found := os.waitpid(-1, os.WNOHANG))[0]:
            code = os.waitstatus_to_exitcode(found[1])
            yield names.get(found[0], "?"), code if code >= 0 else 128 - code


@contextmanager
def place_for_terminals() -> Iterator[Place]:
    """Prepare a display and a server to log in to, where they can be had."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        helpers = []
        display = ""
        if shutil.which("Xvfb"):
            reading, writing = os.pipe()
            helpers.append(
                subprocess.Popen(
                    ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
                    pass_fds=[writing],
                    stderr=subprocess.DEVNULL,
                )
            )
            display = ":" + os.read(reading, 16).decode().strip()
        if sshd := shutil.which("sshd"):
            helpers.append(_server(folder, sshd))
        try:
            yield Place(folder, display)
        finally:
            for helper in helpers:
                helper.terminate()


def _server(folder: Path, sshd: str) -> subprocess.Popen[bytes]:
    """Let the person who runs this log in to this machine, and nobody else, on an address of this machine alone; what
    is in the person's real home, such as what their shell reads first, has no part in it.
    """
    for key in ("host", "person"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / key], check=True)
    shutil.copy(folder / "person.pub", folder / "authorized")
    port = 20000 + os.getpid() % 20000
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
        f"SetEnv HOME={folder}\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nPidFile none\nPermitRootLogin yes\n"
    )
    (folder / "ssh_config").write_text(
        f"Host here\nHostName 127.0.0.1\nPort {port}\nIdentityFile {folder}/person\nLogLevel ERROR\n"
        "StrictHostKeyChecking no\nUserKnownHostsFile /dev/null\nIdentitiesOnly yes\n"
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    return subprocess.Popen([sshd, "-D", "-f", folder / "sshd_config"], stderr=subprocess.DEVNULL)


def main(first: int, last: int) -> None:
    """Close terminals; fails when a process is left behind."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under nohup it is ignored, by whatever is started here too
    codes: Counter[tuple[str, int]] = Counter()
    reached: Counter[str] = Counter()
    left, longest = 0, 0.0
    with place_for_terminals() as place:
        for seed in range(first, last):
            closing = close(place, seed)
            print(seed, closing, flush=True)
            codes.update(closing.codes)
            reached[closing.terminal] += closing.reached
            left += len(closing.left)
            longest = max(longest, closing.lasted)
    print(f"{last - first} closings; left behind: {left}; the longest lasted {longest:.1f} s")
    print("the program was there:", ", ".join(f"{kind} {times}" for kind, times in reached.items()))
    for (name, code), times in sorted(codes.items()):
        print(f"{times:5} x {name} {code}")
    many = last - first >= 5 * len(KINDS)  # of few, each may be closed before the program is there
    sys.exit(1 if left or (many and not all(reached.values())) else 0)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
