"""Where to go from a page: the sites of what it speaks of, as addresses to be typed, copied or scanned."""

from __future__ import annotations

from imtui.guide.find import Match
from imtui.guide.model import Status
from imtui.language import _
from imtui.pages.blocks import ADDRESS, Link, Page, Paragraph, Row


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
    """Links, each address once, where it first stands and under its first name."""
    first: dict[str, Link] = {}
    for link in links:
        first.setdefault(link.address, link)
    return tuple(first.values())


def links_on(page: Page) -> tuple[Link, ...]:
    """The links of a page, each address once: where one goes from it, what stands in it, its sources last."""
    standing = (
        Link(block.label if isinstance(block, Row) else page.title, address)
        for block in page.blocks
        if isinstance(block, Row | Paragraph)
        for span in block.spans
        for address in ADDRESS.findall(span.text)
    )
    cited = (Link(_("source {number}").format(number=note.number), note.address) for note in page.notes())
    return distinct((*page.links, *standing, *cited))
