"""Opening addresses on the web, politely: one at a time from each site, with a pause in between."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

T = TypeVar("T")

USER_AGENT = "imtui-upkeep"
PERMANENT = (301, 308)
GONE = (404, 410)
SITES_AT_ONCE = 8


@dataclass(frozen=True)
class Opened:
    """What came of opening an address.

    `status` is None when nobody answered; `moved_to` is set where the site says that it moved for good.
    """

    status: int | None
    moved_to: str | None = None
    modified: date | None = None
    trouble: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether the site says that there is no such page."""
        return self.status in GONE


class Web:
    """The web, as it is opened here."""

    def __init__(self, timeout: float = 30, pause: float = 1) -> None:
        self._timeout = timeout
        self._pause = pause

    def open(self, url: str) -> Opened:
        """Open an address as a browser would, without reading the page."""
        hops = _Hops()
        try:
            with build_opener(hops).open(_request(url), timeout=self._timeout) as answer:
                final, modified = answer.url, _date(answer.headers.get("Last-Modified"))
                moved = hops.codes and all(code in PERMANENT for code in hops.codes) and not _alike(url, final)
                return Opened(answer.status, final if moved else None, modified)
        except HTTPError as error:
            error.close()
            return Opened(error.code, trouble=f"answers {error.code} {error.reason}")
        except (URLError, HTTPException, OSError, ValueError) as error:
            return Opened(None, trouble=f"cannot be opened: {getattr(error, 'reason', error)}")

    def read(self, url: str, headers: dict[str, str] | None = None) -> bytes:
        """Read a whole file; raises OSError."""
        try:
            with build_opener().open(_request(url, headers), timeout=self._timeout) as answer:
                return bytes(answer.read())
        except HTTPException as error:
            raise OSError(str(error)) from error

    def read_json(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """Read JSON; raises OSError when there is none."""
        try:
            return json.loads(self.read(url, headers))
        except ValueError as error:
            raise OSError(f"{url}: no JSON") from error

    def each(self, urls: Iterable[str], look: Callable[[str], T]) -> Iterator[tuple[str, T]]:
        """Look at many addresses: several sites at once, each in its own pace."""
        sites: dict[str, list[str]] = defaultdict(list)
        for url in dict.fromkeys(urls):
            sites[urlsplit(url).netloc].append(url)

        def visit(addresses: list[str]) -> list[tuple[str, T]]:
            seen = []
            for number, address in enumerate(addresses):
                time.sleep(self._pause if number else 0)
                seen.append((address, look(address)))
            return seen

        with ThreadPoolExecutor(SITES_AT_ONCE) as pool:
            for seen in pool.map(visit, sites.values()):
                yield from seen


class _Hops(HTTPRedirectHandler):
    """Follows redirections and remembers of which kind they were."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        self.codes.append(code)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _request(url: str, headers: dict[str, str] | None = None) -> Request:
    return Request(url.partition("#")[0], headers={"User-Agent": USER_AGENT, "Accept": "*/*"} | (headers or {}))


def _alike(one: str, other: str) -> bool:
    """Whether two addresses differ only in what does not matter: http or https, www, a slash at the end."""
    return _plain(one) == _plain(other)


def _plain(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www."), parts.path.rstrip("/"), parts.query


def _date(header: str | None) -> date | None:
    try:
        return parsedate_to_datetime(header).date() if header else None
    except ValueError:
        return None
