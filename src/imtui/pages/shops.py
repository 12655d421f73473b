"""Where an app can be had: each shop, with what one needs to find the right thing there."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.model import App, Guide, Listing, Shop, Status
from imtui.language import _
from imtui.pages.blocks import Block, Link, Notes, Row, Span, text

GROUP = 8
"""A fingerprint is shown in groups of so many characters, since people compare it by eye."""


def where(guide: Guide, app: App, notes: Notes) -> Iterator[Block]:
    """A row for each shop, and the project's own page."""
    for listing in app.shops:
        shop = guide.shops[listing.shop]
        found = _(" · ").join(_what_to_look_for(shop, listing))
        yield Row(str(shop.name), text(found, " ", notes.cite(listing.source, listing.also, listing.as_of)))
        if listing.fingerprint:
            yield Row("", text(_("signing key (SHA-256): "), Span(grouped(listing.fingerprint))))
    if app.site:
        yield Row(_("Site"), text(app.site))
    if not app.shops and not app.site:
        yield Row(_("Where"), text(_("no shop and no address known; see the site of the messenger")))


def shop_links(guide: Guide, app: App) -> Iterator[Link]:
    """The pages of an app in shops, under the names of the shops; nobody is sent to what was shut down."""
    for listing in app.shops if app.status is not Status.DISCONTINUED else ():
        shop = guide.shops[listing.shop]
        page = shop.page_of(listing)
        if page:
            yield Link(_("{app}, {shop}").format(app=app.name, shop=shop.name), page)


def grouped(fingerprint: str) -> str:
    """A fingerprint in groups, to be compared by eye."""
    return " ".join(fingerprint[i : i + GROUP] for i in range(0, len(fingerprint), GROUP)).upper()


def _what_to_look_for(shop: Shop, listing: Listing) -> Iterator[str]:
    if listing.name:
        yield _("“{text}”").format(text=listing.name)
    if listing.developer:
        yield _("by {developer}").format(developer=listing.developer)
    if listing.id:
        yield _("{what} {id}").format(what=shop.id_name, id=listing.id) if shop.id_name else listing.id
    page = shop.page_of(listing)
    if page:
        yield page
