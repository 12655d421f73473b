"""The tools of whoever keeps the guide true, against a server of these tests and repositories of these tests."""

from __future__ import annotations

import csv
import gzip
import json
import lzma
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from conftest import CLAIM, LISTING, MakePack, app_data, messenger_data
from upkeep import commits, indexes, links
from upkeep.__main__ import main
from upkeep.contents import Contents
from upkeep.findings import Finding, Urgency, table
from upkeep.web import Web

TODAY = date(2026, 11, 30)
COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Site:
    """A web site on this machine: what it answers to each path."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                status, headers, body = site.answers.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def answer(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Have a path answered from now on; returns its address."""
        self.answers[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)
        return self.address + path

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def web() -> Web:
    return Web(timeout=5, pause=0)


def claim(name: str, source: str, **changes: Any) -> dict[str, Any]:
    return {
        "property": name,
        "value": "yes",
        "confidence": "high",
        "grade": "audit",
        **CLAIM,
        "source": source,
    } | changes


def pack_of(make_pack: MakePack, *claims: dict[str, Any], app: dict[str, Any] | None = None) -> Contents:
    """A guide of one messenger with these claims and this app."""
    data = messenger_data("one", claims=list(claims) or [claim("e2ee", "https://example.org/a")])
    return Contents(make_pack(data | ({"apps": [app]} if app else {})), TODAY)


def said(findings: Iterator[Finding], *names: str) -> dict[str, tuple[Urgency, str]]:
    """What was found of the claims or apps of these names."""
    return {f.place.name: (f.urgency, f.text) for f in findings if f.place.name in names}


def test_links_that_are_dead_or_moved_or_changed_are_found(make_pack: MakePack, site: Site, web: Web) -> None:
    fine = site.answer("/fine", Last_Modified="Tue, 03 Mar 2015 10:00:00 GMT")
    changed = site.answer("/changed", Last_Modified="Fri, 30 Oct 2026 10:00:00 GMT")
    moved = site.answer("/moved", status=301, Location="/fine")
    elsewhere = site.answer("/elsewhere", status=302, Location="/fine")
    slash = site.answer("/slash", status=301, Location="/slash/")
    site.answer("/slash/")
    closed = site.answer("/closed", status=403)
    contents = pack_of(
        make_pack,
        claim("free-client", fine, as_of="2015-03", checked="2026-01"),
        claim("free-server", changed, as_of="2015-03", checked="2026-09"),
        claim("decentralised", moved),
        claim("self-hosting", elsewhere),
        claim("independent", slash),
        claim("open-protocol", closed),
        claim("e2ee", site.address + "/dead", as_of="2015"),
        claim("groups", "http://127.0.0.1:9/nobody"),
        claim("voice", changed, as_of="2026-11"),
    )
    local = [link for link in contents.links() if "127.0.0.1" in link.url]
    found = said(links.findings(local, web), *contents.guide.properties)
    assert found["e2ee"][0] is Urgency.WRONG
    assert "404" in found["e2ee"][1]
    assert found["free-server"][1].startswith("changed on 2026-10-30, last seen 2026-09: ")
    assert found["free-server"][1].endswith("(stands in 2 places)")
    assert found["decentralised"][1].startswith(f"moved to {fine}")
    assert "403" in found["open-protocol"][1]
    assert "cannot be opened" in found["groups"][1]
    assert set(found) == {"e2ee", "free-server", "decentralised", "open-protocol", "groups"}
    assert site.asked.count("/changed") == 1


def git(folder: Path, *arguments: str, day: str = "2015-05-29") -> str:
    """Run git in a repository of these tests, on a day."""
    identity = {
        f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    environment = os.environ | identity | dates | {"GIT_CONFIG_GLOBAL": os.devnull}
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def clones(tmp_path: Path) -> Path:
    """One repository: a licence of 2015, a page rewritten in 2024, another file of 2026."""
    home = tmp_path / "clones" / "house" / "chat"
    home.mkdir(parents=True)
    git(home, "init", "-q")
    for day, name, text in (
        ("2015-05-29", "LICENSE", "free"),
        ("2020-01-01", "page.md", "first"),
        ("2021-01-01", "gone.md", "here"),
        ("2026-05-06", "other", "x"),
    ):
        (home / name).write_text(text)
        git(home, "add", "-A", day=day)
        git(home, "commit", "-qm", name, day=day)
    git(home, "tag", "cited")
    (home / "page.md").write_text("second")
    (home / "gone.md").unlink()
    git(home, "commit", "-qam", "later", day="2026-08-01")
    return tmp_path / "clones"


def test_dates_are_compared_with_the_history_of_the_file(make_pack: MakePack, clones: Path) -> None:
    commit = git(clones / "house" / "chat", "rev-parse", "cited")
    base = f"https://github.com/house/chat/blob/{commit[:12]}"
    contents = pack_of(
        make_pack,
        claim("free-client", f"{base}/LICENSE", as_of="2026-05"),
        claim("free-server", f"{base}/LICENSE", as_of="2015-05", checked="2015-06"),
        claim("e2ee", f"{base}/page.md", as_of="2020-01", checked="2026-07"),
        claim("groups", f"{base}/page.md#part", as_of="2020-01", checked="2026-09"),
        claim("voice", f"{base}/gone.md", as_of="2021-01"),
        claim("video", "https://github.com/nobody/nothing/blob/0123456/x"),
        claim("maintained", f"{base}/LICENSE", as_of="2026-04"),
        claim("gratis", "https://github.com/house/chat/blob/main/LICENSE"),
    )
    found = said(commits.findings(contents.facts, [commits.Clones(clones)]), *contents.guide.properties)
    assert found["free-client"] == (
        Urgency.WRONG,
        "as_of is 2026-05, the file is of 2015-05-29: house/chat: LICENSE",
    )
    assert found["e2ee"] == (Urgency.CHANGED, "changed on 2026-08-01: house/chat: page.md")
    assert found["voice"] == (Urgency.CHANGED, "the file is not there any more: house/chat: gone.md")
    assert found["video"] == (Urgency.OLD, "no history found of nobody/nothing: x")
    assert set(found) == {"free-client", "e2ee", "voice", "video"}


@pytest.mark.parametrize(
    ("link", "forge", "asked", "answer"),
    [
        (
            "https://github.com/house/chat/blob/{c}/a%20b.md",
            "github",
            "/repos/house/chat/commits?path=a+b.md&per_page=1",
            [{"commit": {"committer": {"date": "2020-01-02T03:04:05Z"}}}],
        ),
        (
            "https://raw.githubusercontent.com/house/chat/{c}/doc/a.md",
            "github",
            "/repos/house/chat/commits?path=doc%2Fa.md&per_page=1",
            [{"commit": {"committer": {"date": "2020-01-02T03:04:05Z"}}}],
        ),
        (
            "https://code.example.org/group/sub/chat/-/blob/{c}/README",
            "gitlab",
            "/projects/group%2Fsub%2Fchat?path=README&per_page=1",
            [{"committed_date": "2020-01-02T03:04:05.000+02:00"}],
        ),
        (
            "https://codeberg.org/house/chat/src/commit/{c}/README",
            "gitea",
            "/repos/house/chat/commits?path=README&limit=1",
            [{"commit": {"committer": {"date": "2020-01-02T03:04:05+01:00"}}}],
        ),
    ],
)
def test_forges_are_asked_where_there_is_no_clone(
    site: Site, web: Web, link: str, forge: str, asked: str, answer: list[Any]
) -> None:
    questions = {
        "github": site.address + "/repos/{repository}/commits?{query}",
        "gitlab": site.address + "/projects/{quoted}?{query}",
        "gitea": site.address + "/repos/{repository}/commits?{query}",
    }
    named = commits.file_link(link.format(c=COMMIT))
    assert named is not None
    assert named.forge == forge
    ref = {"github": "sha", "gitlab": "ref_name", "gitea": "sha"}[forge]
    site.answer(asked, json.dumps([]).encode())
    site.answer(f"{asked}&{ref}={COMMIT}", json.dumps(answer).encode())
    history = commits.Forges(web, questions=questions)
    assert history.change(named) == commits.Change(date(2020, 1, 2), None)
    site.answer(f"{asked}&{ref}={COMMIT}", b"<html>", status=200)
    assert history.change(named) is None


FDROID = {
    "packages": {
        "org.example.chat": {
            "metadata": {"name": {"en-US": "Chat"}, "license": "GPL-3.0-or-later"},
            "versions": {
                "b": {"manifest": {"versionName": "1.10", "versionCode": 110}},
                "a": {"manifest": {"versionName": "1.9", "versionCode": 109}},
            },
        },
        "org.example.other": {"metadata": {"name": {"en-US": "Other"}, "license": "MIT"}, "versions": {}},
    }
}
DEBIAN = b"""Package: chat
Binary: chat
Version: 1:1.9+dfsg-2

Package: dino-im
Version: 0.5.0-1
"""
APPSTREAM = b"""<components><component type="desktop-application"><id>org.example.Chat.desktop</id><name>Chat</name>
<project_license>GPL-3.0-or-later</project_license><releases><release version="2.0"/><release version="1.0"/></releases>
</component></components>"""


GNU_LINUX = {"gnu-linux": "standalone"}


def in_shop(shop: str, identifier: str | None = None) -> dict[str, str]:
    """An app as a shop has it, by its id where that is known."""
    return {**LISTING, "shop": shop, **({"id": identifier} if identifier else {})}


def sources_at(site: Site) -> list[indexes.Source]:
    """The three indexes, as this site has them."""
    bodies = (json.dumps(FDROID).encode(), lzma.compress(DEBIAN), gzip.compress(APPSTREAM))
    return [
        replace(source, address=site.answer(f"/index{n}", body))
        for n, (source, body) in enumerate(zip(indexes.SOURCES, bodies, strict=True))
    ]


@pytest.mark.parametrize(
    ("app", "says"),
    [
        (
            app_data("Chat", shops=[in_shop("fdroid", "org.example.chat")], licence="GPL-3.0-or-later", version="1.10"),
            set(),
        ),
        (
            app_data("Chat", shops=[in_shop("fdroid", "org.example.chat")], licence="GPL-3.0-only", version="1.9"),
            {"licence: GPL-3.0-only here, GPL-3.0-or-later in F-Droid", "version: 1.9 here, 1.10 in F-Droid"},
        ),
        (app_data("Nothing", shops=[in_shop("fdroid", "org.example.nothing")]), {"not found in F-Droid"}),
        (app_data("Chat", shops=[in_shop("fdroid-repository")]), set()),
        (
            app_data("Chat", site="https://f-droid.org/packages/org.example.chat/", licence="unknown"),
            {"F-Droid has it: org.example.chat"},
        ),
        (
            app_data("Chat", platforms=GNU_LINUX, shops=[in_shop("debian", "chat")], version="1.8"),
            {"version: 1.8 here, 1.9 in Debian"},
        ),
        (app_data("Chat", platforms=GNU_LINUX, shops=[in_shop("debian", "chatter")]), {"not found in Debian"}),
        (
            app_data(
                "Chat", platforms=GNU_LINUX, shops=[in_shop("flathub")], licence="GPL-3.0-or-later", version="1.10"
            ),
            {"version: 1.10 here, 2.0 in Flathub"},
        ),
        (app_data("Another", source="https://flathub.org/apps/org.example.Chat", licence="MIT"), None),
    ],
)
def test_apps_are_compared_with_the_indexes(
    make_pack: MakePack, site: Site, web: Web, app: dict[str, Any], says: set[str] | None
) -> None:
    contents = pack_of(make_pack, app=app)
    found = {finding.text for finding in indexes.findings(contents.facts, web, sources_at(site))}
    expected = {"Flathub has it: org.example.Chat", "licence: MIT here, GPL-3.0-or-later in Flathub"}
    assert found == (expected if says is None else says)


def test_the_urgent_comes_first_then_what_decides_a_category_then_the_old(make_pack: MakePack) -> None:
    contents = pack_of(
        make_pack,
        claim("e2ee", "https://example.org/a", as_of="2020"),
        claim("groups", "https://example.org/b", as_of="2011"),
    )
    places = {fact.place.name: fact.place for fact in contents.facts}
    found = [
        Finding(Urgency.OLD, places["groups"], "old"),
        Finding(Urgency.CHANGED, places["groups"], "changed"),
        Finding(Urgency.OLD, places["e2ee"], "old"),
        Finding(Urgency.WRONG, places["App of one"], "wrong"),
    ]
    lines = table(found).splitlines()
    assert [line.split()[0] for line in lines[:4]] == ["wrong", "changed", "old", "old"]
    assert [line.split()[3] for line in lines[2:4]] == ["e2ee", "groups"]
    assert lines[-1] == "1 wrong, 1 changed, 2 old"
    line = int(lines[2].split()[2].split(":")[1])
    assert contents.guide.messengers["one"].claims["e2ee"].as_of == "2020"
    assert line > 1


def test_the_command_prints_a_table_or_csv(make_pack: MakePack, capsys: pytest.CaptureFixture[str]) -> None:
    pack = make_pack(messenger_data("one", claims=[claim("e2ee", "https://example.org/a", as_of="2001")]))
    assert main(["--data", str(pack), "--only", "age", "--older-than", "120"]) == 0
    assert "messengers/one.yaml:" in (report := capsys.readouterr().out)
    assert report.endswith("0 wrong, 0 changed, 1 old\n")
    main(["--data", str(pack), "--only", "age", "--older-than", "120", "--csv"])
    (row,) = csv.DictReader(capsys.readouterr().out.splitlines())
    assert (row["urgency"], row["decides"], row["name"]) == ("old", "yes", "e2ee")
    main(["--data", str(pack), "--only", "age", "--older-than", "2000"])
    assert capsys.readouterr().out == "0 wrong, 0 changed, 0 old\n"
