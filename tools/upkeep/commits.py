"""Files behind links to a commit: when each was last changed there, and whether it has changed since.

Histories are read from clones where there are any, else asked of the forge.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, unquote, urlencode

from imtui.guide.dates import earliest_day, latest_day
from imtui.guide.model import App, Claim

from .contents import PlacedFact
from .findings import Finding, Urgency
from .web import Web

COMMIT = "(?P<commit>[0-9a-f]{7,40})"
GIT_HASTE = 120
"""Seconds after which git is not waited for any more."""


@dataclass(frozen=True)
class FileLink:
    """A file of a repository at a commit; `forge` is the kind of site, a key of FORGES."""

    forge: str
    host: str
    repository: str
    commit: str
    path: str


@dataclass(frozen=True)
class Change:
    """When a file was last changed at the cited commit, and on the main branch (None: it is not there any more)."""

    then: date
    now: date | None


class History(Protocol):
    """Where the history of files is read."""

    def change(self, link: FileLink) -> Change | None:
        """The last changes of a file; None when nothing can be found out."""
        ...


@dataclass(frozen=True)
class Forge:
    """A kind of site for source code: how its links look, where it is asked, and where its answer has the date."""

    link: re.Pattern[str]
    question: str
    date_at: tuple[str, ...]


FORGES = {
    "github": Forge(
        re.compile(
            rf"https://(?P<host>github\.com|raw\.githubusercontent\.com)/(?P<repository>[^/]+/[^/]+)/"
            rf"(?:(?:blob|raw|blame)/)?{COMMIT}/(?P<path>[^?#]+)"
        ),
        "https://api.github.com/repos/{repository}/commits?{query}",
        ("commit", "committer", "date"),
    ),
    "gitlab": Forge(
        re.compile(rf"https://(?P<host>[^/]+)/(?P<repository>.+?)/-/(?:blob|raw|blame)/{COMMIT}/(?P<path>[^?#]+)"),
        "https://{host}/api/v4/projects/{quoted}/repository/commits?{query}",
        ("committed_date",),
    ),
    "gitea": Forge(
        re.compile(
            rf"https://(?P<host>[^/]+)/(?P<repository>[^/]+/[^/]+)/(?:src|raw)/commit/{COMMIT}/(?P<path>[^?#]+)"
        ),
        "https://{host}/api/v1/repos/{repository}/commits?{query}",
        ("commit", "committer", "date"),
    ),
}


def file_link(url: str) -> FileLink | None:
    """What a link to a file at a commit names; None for any other link."""
    for name, forge in FORGES.items():
        if found := forge.link.match(url):
            return FileLink(name, found["host"], found["repository"], found["commit"], unquote(found["path"]))
    return None


class Clones:
    """Clones in a folder, each `OWNER/NAME`, with a work tree or bare."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def change(self, link: FileLink) -> Change | None:
        clone = self._folder / link.repository
        if not clone.is_dir():
            return None
        then = self._last(clone, link.commit, link.path)
        text, text_now = (self._git(clone, "rev-parse", f"{commit}:{link.path}") for commit in (link.commit, "HEAD"))
        if then is None or text == text_now:
            return Change(then, then) if then else None
        return Change(then, self._last(clone, "HEAD", link.path) if text_now else None)

    def _last(self, clone: Path, commit: str, path: str) -> date | None:
        day = self._git(clone, "log", "-1", "--format=%cs", commit, "--", path)
        return date.fromisoformat(day) if day else None

    @staticmethod
    def _git(clone: Path, *arguments: str) -> str | None:
        command = ["git", "-C", str(clone), *arguments]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=GIT_HASTE)
        except subprocess.TimeoutExpired:
            return None
        return done.stdout.strip() if done.returncode == 0 else None


class Forges:
    """The sites themselves; `questions` overrides where a kind of site is asked, and a token lifts GitHub's limit."""

    def __init__(self, web: Web, token: str | None = None, questions: dict[str, str] | None = None) -> None:
        self._web = web
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._questions = {name: forge.question for name, forge in FORGES.items()} | (questions or {})

    def change(self, link: FileLink) -> Change | None:
        try:
            then = self._last(link, link.commit)
            return Change(then, self._last(link, None)) if then else None
        except OSError:
            return None

    def _last(self, link: FileLink, commit: str | None) -> date | None:
        limit, ref = {"github": ("per_page", "sha"), "gitlab": ("per_page", "ref_name"), "gitea": ("limit", "sha")}[
            link.forge
        ]
        query = urlencode({"path": link.path, limit: 1, **({ref: commit} if commit else {})})
        quoted = quote(link.repository, safe="")
        question = self._questions[link.forge].format(
            host=link.host, repository=link.repository, quoted=quoted, query=query
        )
        headers = self._headers if link.forge == "github" else {}
        found: Any = self._web.read_json(question, headers)
        if not found:
            return None
        day = found[0]
        for key in FORGES[link.forge].date_at:
            day = day[key]
        return date.fromisoformat(day[:10])


def findings(facts: Iterable[PlacedFact], histories: Iterable[History]) -> Iterator[Finding]:
    """What the history of a file says against the dates of the fact that rests on it."""
    histories = list(histories)
    changes: dict[FileLink, Change | None] = {}
    for fact in facts:
        link = file_link(fact.thing.source or "")
        if link is None:
            continue
        if link not in changes:
            changes[link] = next((c for history in histories if (c := history.change(link))), None)
        yield from _compared(fact, link, changes[link])


def _compared(fact: PlacedFact, link: FileLink, change: Change | None) -> Iterator[Finding]:
    as_of, checked = fact.thing.as_of, fact.thing.checked
    name = f"{link.repository}: {link.path}"
    if change is None:
        yield Finding(Urgency.OLD, fact.place, f"no history found of {name}")
        return
    if as_of and not _is_of_a_version(fact) and earliest_day(as_of) > change.then:
        yield Finding(Urgency.WRONG, fact.place, f"as_of is {as_of}, the file is of {change.then}: {name}")
    if change.now is None:
        yield Finding(Urgency.CHANGED, fact.place, f"the file is not there any more: {name}")
    elif change.now > change.then and change.now > latest_day(checked or as_of or str(change.then)):
        yield Finding(Urgency.CHANGED, fact.place, f"changed on {change.now}: {name}")


def _is_of_a_version(fact: PlacedFact) -> bool:
    """Whether `as_of` is the date of a release, which the file may name without being changed that day."""
    thing = fact.thing
    return (isinstance(thing, App) and thing.version is not None) or (
        isinstance(thing, Claim) and thing.property == "maintained"
    )
