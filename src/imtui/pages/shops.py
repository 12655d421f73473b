"""Where an app can be had: each shop, with what one needs to find the right thing there."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.dates import dates_in_words
from imtui.guide.model import App, Guide, Listing, Shop, Status
from imtui.language import _
from imtui.pages.blocks import Block, Link, Notes, Role, Row, Span, text

GROUP = 8
"""A fingerprint is shown in groups of so many characters, since people compare it by eye."""


def where(guide: Guide, app: App, notes: Notes, platform: str | None = None) -> Iterator[Block]:
    """A row for each shop, of one platform or of all, and the project's own page."""
    listed = _listed(guide, app, platform)
    for shop, listing in listed:
        found = " · ".join(_what_to_look_for(shop, listing)) or _("it is there, under what name is not known")
        yield Row(str(shop.name), text(found, " ", notes.cite(listing.source, listing.also, dates_in_words(listing))))
        if listing.fingerprint:
            yield Row("", text(_("signing key (SHA-256): "), Span(grouped(listing.fingerprint))))
    if app.site:
        yield Row(_("Site"), text(app.site))
    if not listed and not app.site:
        yield Row(_("Where"), text(_("no shop and no address known; see the site of the messenger")))


def shop_links(guide: Guide, app: App, platform: str | None = None) -> Iterator[Link]:
    """The pages of an app in shops, under the names of the shops; nobody is sent to what was shut down."""
    for shop, listing in _listed(guide, app, platform) if app.status is not Status.DISCONTINUED else ():
        page = shop.page_of(listing)
        if page:
            yield Link(f"{app.name}, {shop.name}", page)


def commands(guide: Guide, app: App, platform: str | None) -> Iterator[Row]:
    """What one types to install an app, from each shop that a terminal can ask."""
    for shop, listing in _listed(guide, app, platform):
        if command := shop.command_of(listing):
            yield Row(_("Command"), text(Span(command, Role.ACCENT)))


def grouped(fingerprint: str) -> str:
    """A fingerprint in groups, to be compared by eye."""
    return " ".join(fingerprint[i : i + GROUP] for i in range(0, len(fingerprint), GROUP)).upper()


def _listed(guide: Guide, app: App, platform: str | None) -> tuple[tuple[Shop, Listing], ...]:
    """The shops where an app is, of one platform or of all, in the order in which pages name them."""
    return tuple(
        (shop, listing)
        for shop in guide.shops.values()
        for listing in app.shops
        if listing.shop == shop.id and platform in (None, shop.platform)
    )


def _what_to_look_for(shop: Shop, listing: Listing) -> Iterator[str]:
    if listing.name:
        yield _("“{text}”").format(text=listing.name)
    if listing.developer:
        yield _("by {developer}").format(developer=listing.developer)
    if listing.id:
        yield f"{shop.id_name} {listing.id}" if shop.id_name else listing.id
    page = shop.page_of(listing)
    if page:
        yield page
