"""Handouts on paper, as Debian's Chromium prints them: heads on every page, the right way up, no request."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from imtui import language
from imtui.cli import run
from imtui.export.formats import comparison_as, list_as
from imtui.export.html import document
from imtui.guide.compare import compare, referred
from imtui.guide.model import Guide
from imtui.guide.query import Index, Query
from imtui.pages.messenger import messenger_page

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)
OWN_HOSTS = (".google.com", ".googleapis.com", ".gvt1.com")
"""Whom Chromium asks for its own sake, whatever it shows; here it finds none of them."""
NARROW = ("signal", "xmpp-omemo", "whatsapp")
WIDE = (*NARROW, "briar", "matrix")

pytestmark = [pytest.mark.long, pytest.mark.needs("chromium", "chromium")]


class Printed:
    """A file of HTML as a browser prints it, and the hosts that it made the browser ask for."""

    def __init__(self, folder: Path, html: str) -> None:
        source, pdf, log = folder / "page.html", folder / "page.pdf", folder / "net.json"
        source.write_text(html, encoding="utf-8")
        where = (f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", f"--print-to-pdf={pdf}")
        command = ["chromium", *FLAGS, *where, source.as_uri()]
        subprocess.run(command, capture_output=True, timeout=120, check=True)
        self.pages: Sequence[PageObject] = PdfReader(pdf).pages
        self.texts = [" ".join(page.extract_text().split()) for page in self.pages]
        asked = set(re.findall(r'"url":"https?://([^/"]+)', log.read_text(encoding="utf-8")))
        self.asked = {host for host in asked if not host.endswith(OWN_HOSTS)}

    def is_landscape(self) -> bool:
        """Whether every sheet lies on its side."""
        sides = {page.mediabox.width > page.mediabox.height for page in self.pages}
        assert len(sides) == 1
        return sides.pop()


def comparison(guide: Guide, refs: Sequence[str]) -> str:
    """Give messengers side by side as HTML."""
    return comparison_as("html", guide, compare(guide, [referred(guide, ref) for ref in refs]))


def begins(text: str, words: str) -> bool:
    """Whether a printed page, less its number, begins with some words."""
    return re.sub(r"^\d+ / \d+ ", "", text).startswith(words)


@pytest.mark.parametrize("refs", [NARROW, WIDE])
def test_heads_stand_on_every_page_of_the_table(guide: Guide, tmp_path: Path, refs: Sequence[str]) -> None:
    printed = Printed(tmp_path, comparison(guide, refs))
    names = [guide.messengers[ref].name for ref in refs]
    last = next(place for place, text in enumerate(printed.texts) if " Sources " in f" {text} ")
    assert 3 <= last < len(printed.pages) <= 15
    for text in printed.texts[:last]:
        assert all(name in text for name in names)
    assert printed.is_landscape() == (refs == WIDE)


def test_paper_carries_caveats_sources_and_page_numbers(guide: Guide, tmp_path: Path) -> None:
    printed = Printed(tmp_path, comparison(guide, NARROW))
    whole = " ".join(printed.texts)
    for ref in NARROW:
        assert " ".join(str(guide.messengers[ref].caveat).split()[:4]) in whole
    assert "Sites, to be scanned with a phone" in whole
    count = len(printed.pages)
    assert all(f"{number} / {count}" in text for number, text in enumerate(printed.texts, 1))


def test_pages_and_lists_print_too(guide: Guide, tmp_path: Path) -> None:
    signal, briar = (messenger_page(guide, guide.messengers[m]) for m in ("signal", "briar"))
    for name, html in (("pages", document([signal, briar])), ("list", list_as("html", Index(guide), Query()))):
        folder = tmp_path / name
        folder.mkdir()
        printed = Printed(folder, html)
        assert 2 <= len(printed.pages) <= 10
        assert not printed.is_landscape()


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize(
    ("command", "sheets"),
    [
        (["show", "signal", "--brief"], 2),
        (["show", "xmpp-omemo", "--brief"], 2),
        (["compare", *NARROW, "--brief"], 1),
        (["scenarios", "collectif-local", "--brief"], 2),
        (["steps", "signal", "--platform", "android", "--brief"], 2),
        (["cards"], 4),
        (["answers"], 1),
        (["poster"], 1),
    ],
)
def test_short_forms_fit_on_their_sheets(tmp_path: Path, lang: str, command: Sequence[str], sheets: int) -> None:
    """A short form is one side of paper, its sources the other; 15 cards are two sheets of two sides."""
    target = tmp_path / "out.html"
    assert run([*command, "--lang", lang, "--format", "html", "--output", str(target)]) == 0
    printed = Printed(tmp_path, target.read_text("utf-8"))
    assert len(printed.pages) == sheets
    if sheets == 2:
        assert begins(printed.texts[1], "Sources")


def test_a_booklet_has_a_page_a_messenger(guide: Guide, tmp_path: Path) -> None:
    chosen = ("signal", "briar", "whatsapp", "jami", "matrix", "xmpp-omemo")
    target = tmp_path / "out.html"
    assert run(["booklet", *chosen, "--format", "html", "--output", str(target)]) == 0
    printed = Printed(tmp_path, target.read_text("utf-8"))
    for place, messenger in enumerate(chosen, 3):
        assert begins(printed.texts[place], guide.messengers[messenger].name)
    assert begins(printed.texts[3 + len(chosen)], "Words")
    assert begins(printed.texts[-1], "Sources")
    assert printed.pages[0].mediabox.width < 430


def test_no_request_leaves_the_browser(guide: Guide, tmp_path: Path) -> None:
    assert Printed(tmp_path, comparison(guide, NARROW)).asked == set()


def test_the_file_forbids_requests_even_to_what_would_be_slipped_into_it(guide: Guide, tmp_path: Path) -> None:
    slipped = comparison(guide, NARROW).replace("</main>", '<img src="http://slipped.example/x.png"></main>')
    assert Printed(tmp_path, slipped).asked == set()
    without_policy = slipped.replace("Content-Security-Policy", "X-Nothing")
    other = tmp_path / "other"
    other.mkdir()
    assert Printed(other, without_policy).asked == {"slipped.example"}
