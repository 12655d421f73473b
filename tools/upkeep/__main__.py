"""`python -m upkeep`: print what of the guide is due to be looked at again."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from imtui import language

from . import commits, indexes, links
from .contents import Contents
from .findings import Finding, Urgency, csv, table
from .web import Web

DATA = Path(__file__).parents[2] / "data"
CHECKS = ("links", "commits", "indexes", "age")


def main(arguments: list[str] | None = None) -> int:
    """Run the checks that were asked for, and print one table of all that they found."""
    options = _parser().parse_args(arguments)
    language.use("en")
    contents = Contents(options.data, date.today())
    found = [finding for check in options.only for finding in _run(check, contents, options)]
    print(csv(found) if options.csv else table(found), end="")
    return 0


def _run(check: str, contents: Contents, options: argparse.Namespace) -> Iterator[Finding]:
    web = Web(pause=options.pause)
    if check == "links":
        yield from links.findings(contents.links(), web)
    elif check == "commits":
        clones = [commits.Clones(options.clones)] if options.clones else []
        asked = [] if options.offline else [commits.Forges(web, os.environ.get("GITHUB_TOKEN"))]
        yield from commits.findings(contents.facts, [*clones, *asked])
    elif check == "indexes":
        yield from indexes.findings(contents.facts, web)
    else:
        for fact in contents.facts:
            if fact.place.age > options.older_than:
                yield Finding(Urgency.OLD, fact.place, f"{round(fact.place.age)} months old")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="upkeep", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="the guide to look at")
    parser.add_argument("--only", nargs="+", choices=CHECKS, default=CHECKS, help="leave the other checks out")
    parser.add_argument("--older-than", type=float, default=12, metavar="MONTHS", help="what counts as old")
    parser.add_argument("--clones", type=Path, metavar="DIR", help="clones OWNER/NAME, read before forges are asked")
    parser.add_argument("--offline", action="store_true", help="read clones only, ask no forge for histories")
    parser.add_argument("--pause", type=float, default=1, metavar="SECONDS", help="between two pages of one site")
    parser.add_argument("--csv", action="store_true", help="write a table for a spreadsheet")
    return parser


if __name__ == "__main__":
    sys.exit(main())
