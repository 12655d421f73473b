"""Every link of the guide is opened: which are dead, which moved, which changed since somebody looked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from imtui.guide.dates import Dated, latest_day

from .contents import PlacedLink
from .findings import Finding, Urgency
from .web import Opened, Web


def findings(links: Iterable[PlacedLink], web: Web) -> Iterator[Finding]:
    """Open each link once, wherever it stands; what is found is said where it matters most."""
    places: dict[str, list[PlacedLink]] = defaultdict(list)
    for link in links:
        places[link.url].append(link)
    for url, opened in web.each(places, web.open):
        candidates = [found for link in places[url] if (found := _finding(link, opened))]
        if candidates:
            first = min(candidates, key=lambda finding: finding.order)
            others = f" (stands in {len(places[url])} places)" if len(places[url]) > 1 else ""
            yield Finding(first.urgency, first.place, first.text + others)


def _finding(link: PlacedLink, opened: Opened) -> Finding | None:
    if opened.is_gone:
        return Finding(Urgency.WRONG, link.place, f"dead link, {opened.trouble}: {link.url}")
    if opened.trouble:
        return Finding(Urgency.CHANGED, link.place, f"{opened.trouble}; open it by hand: {link.url}")
    if opened.moved_to:
        return Finding(Urgency.CHANGED, link.place, f"moved to {opened.moved_to}: {link.url}")
    seen = _last_seen(link.thing)
    if opened.modified and seen and opened.modified > latest_day(seen):
        return Finding(Urgency.CHANGED, link.place, f"changed on {opened.modified}, last seen {seen}: {link.url}")
    return None


def _last_seen(thing: Dated | None) -> str | None:
    return (thing.checked or thing.as_of) if thing else None
