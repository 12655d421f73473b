"""Where to go from a page: the sites of what it speaks of, as addresses to be typed, copied or scanned."""

from __future__ import annotations

import re

from imtui.guide.find import Match
from imtui.guide.model import Status
from imtui.pages.blocks import Link, Page, Paragraph, Row

_ADDRESS = re.compile(r"https?://[^\s,)]+")


def links_of(match: Match) -> tuple[Link, ...]:
    """The sites of a messenger and of its apps, or of one app; nobody is sent to what was shut down."""
    messenger = match.messenger
    if messenger.status is Status.DISCONTINUED:
        return ()
    apps = (match.app,) if match.app else messenger.apps
    sites = {app.site: app.name for app in apps if app.site and app.status is not Status.DISCONTINUED}
    if match.app is None:
        sites = {messenger.homepage: messenger.name} | {s: n for s, n in sites.items() if s != messenger.homepage}
    return tuple(Link(name, site) for site, name in sites.items())


def distinct(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Links, each address once."""
    return tuple({link.address: link for link in reversed(links)}.values())[::-1]


def addresses_on(page: Page) -> tuple[str, ...]:
    """The addresses that stand on a page, its sources last, each once."""
    texts = [span.text for b in page.blocks if isinstance(b, (Row, Paragraph)) for span in b.spans]
    found = [address for text in texts for address in _ADDRESS.findall(text)]
    return tuple(dict.fromkeys([*found, *(note.address for note in page.notes())]))
