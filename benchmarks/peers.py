"""The same work in other programs for terminals, those that are on the path: `python benchmarks peers`.

VisiData, Toolong and fzf open ten thousand lines and look for a word in them, as imtui does in a guide of ten thousand
messengers; w3m shows the page of a messenger as HTML.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median

from forms import Forms, make_larger
from measuring import RUNS, Command, Row, Session, open_session

LINES = 10_000
TYPED = "android"


@dataclass(frozen=True)
class Peer:
    """A program, what is pressed before a word is typed, and what makes it look for the word, if letters do not."""

    name: str
    command: str
    before: str = ""
    after: str = ""


PEERS = (
    Peer("fzf", "fzf < '{lines}'"),
    Peer("Toolong", "tl '{lines}'", before="\x06"),
    Peer("VisiData", "vd '{lines}'", before="|", after="\r"),
)


def rows(forms: Forms) -> Iterator[Row]:
    """Measure whatever of these is here, each against the same done by imtui."""
    lines, page = forms.folder / "lines.txt", forms.folder / "signal.html"
    listed = written(forms, "list").splitlines()
    lines.write_text("\n".join(f"{line} {n}" for n, line in enumerate(islice(cycle(listed), LINES))))
    page.write_text(written(forms, "show", "signal", "--format", "html"))
    large = make_larger(forms, LINES)
    opened, found = visits(large.imtui(), large.environment, Peer("imtui", "", before="/"))
    for peer in PEERS:
        if program := shutil.which(peer.command.split()[0]):
            command = peer.command.replace(peer.command.split()[0], program, 1).format(lines=lines)
            taken, key = visits(("sh", "-c", command), {}, peer)
            yield Row.of_times(f"{LINES:,} opened / {peer.name}", opened, taken, 1)
            yield Row.of_times(f"a word found in them / {peer.name}", found, key, 1)
    if program := shutil.which("w3m"):
        shown, further = reading((program, str(page)), {})
        own, own_further = reading(forms.imtui("--filter", "signal"), forms.environment, before="\t")
        yield Row.of_times("page of a messenger / w3m", own, shown, 1)
        yield Row.of_times("a screen further in it / w3m", own_further, further, 1)


def written(forms: Forms, *arguments: str) -> str:
    """What a command of imtui writes."""
    return subprocess.check_output(forms.imtui(*arguments), env=forms.environment, text=True)


def visits(command: Command, environment: dict[str, str], peer: Peer) -> tuple[float, float]:
    """The median time to the first complete frame, and from what makes a word be looked for to the last paint."""
    opened, found = [], []
    for _run in range(RUNS):
        session = open_session(command, environment)
        opened.append(session.first_complete_frame())
        found.append(look_for(session, peer))
        session.end()
    return median(opened), median(found)


def look_for(session: Session, peer: Peer) -> float:
    """Type a word; the time that its last letter takes, or the key after it."""
    if peer.before:
        session.press(peer.before)
    taken = [session.press(key) for key in TYPED + peer.after]
    return taken[-1]


def reading(command: Command, environment: dict[str, str], before: str = "") -> tuple[float, float]:
    """The median time to the first complete frame of a page, and that of a screen further, once it is gone to."""
    opened, further = [], []
    for _run in range(RUNS):
        session = open_session(command, environment)
        opened.append(session.first_complete_frame())
        if before:
            session.press(before)
        further.append(session.press(" "))
        session.end()
    return median(opened), median(further)
