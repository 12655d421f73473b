"""What must hold for any input whatever: the same functions are called by hypothesis and by atheris."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from conftest import DATA
from hostile.outputs import FORMATS, assert_sound
from hostile.payloads import messenger_of
from imtui.export.formats import PAGE_FORMATS, comparison_as, list_as, pages_as
from imtui.export.json import matches_as_json
from imtui.guide.compare import compare
from imtui.guide.find import Match, find
from imtui.guide.model import Guide, Messenger
from imtui.guide.query import Index, Query, QueryError, Vocabulary
from imtui.guide.reading.folder import read_folder
from imtui.guide.reading.messengers import decode_messenger
from imtui.guide.reading.names import check_names, known_names
from imtui.guide.reading.problems import GuideError
from imtui.guide.reading.schema import decode
from imtui.guide.reading.sheet import Sheet
from imtui.guide.reading.yaml import read
from imtui.guide.suggestions import shown
from imtui.guide.text import clean, first_intruder, fold, plain
from imtui.language import LANGUAGES
from imtui.pages.left_out import left_out_page
from imtui.pages.messenger import messenger_page
from imtui.pages.why import why_page
from imtui.records import replace
from imtui.tui.explorer.typing import completed, query_being_typed


@cache
def guide() -> Guide:
    """The real guide."""
    return read_folder(DATA)


@cache
def index() -> Index:
    """The real guide, ready for queries."""
    return Index(guide())


@cache
def vocabulary() -> Vocabulary:
    """The words of queries on the real guide."""
    return Vocabulary(guide())


def loads_or_refuses(raw: bytes) -> None:
    """A file is read into plain text, or refused with its line, in a sentence."""
    sheet = Sheet("messengers/one.yaml")
    try:
        sheet.data, sheet.lines = read(raw, sheet.name)
    except GuideError as error:
        sheet.problems += error.problems
    for problem in sheet.problems:
        assert 1 <= problem.line <= raw.count(b"\n") + raw.count(b"\r") + 2
    messenger = None
    with sheet.examining():
        messenger = decode_messenger(sheet)
        check_names(sheet, known_names(guide()))
    assert messenger or sheet.problems
    for problem in sheet.problems:
        assert first_intruder(str(problem)) is None, problem
        assert len(str(problem)) < 1500
    if messenger and not sheet.problems:
        exports_whole(messenger)


def understands_or_says_why(text: str) -> None:
    """A query is read, and then written and explained as it was read; or it is refused in a short sentence."""
    words, places = vocabulary(), index()
    for lang in LANGUAGES:
        for completion in words.completions(text, lang):
            assert completed(text, completion)
    refusal = None
    try:
        query_being_typed(places, words, text)
        query = words.parse(text)
    except QueryError as error:
        refusal = error
    if refusal:
        assert refusal.column >= 1
        assert first_intruder(str(refusal)) is None
        return
    for lang in LANGUAGES:
        assert words.parse(words.format(query, lang)) == query
    answering = {m.id for m in places.matching(query)}
    for messenger in places.messengers:
        assert (messenger.id in answering) == (not places.explain(messenger, query))
    assert_sound("md", pages_as("md", places.guide, [left_out_page(places, query)]))


def cleans(text: str) -> None:
    """Whatever was typed becomes one harmless line; cleaning twice changes nothing."""
    line = clean(text)
    assert first_intruder(line) is None
    assert clean(line) == line
    assert first_intruder(plain(text)) is None
    assert first_intruder(shown(text)) is None
    assert len(shown(text)) <= 70
    assert fold(fold(text)) == fold(text)
    find(guide(), line)


def shows_as_text(text: str) -> None:
    """A text that a pack may hold is in every output, and is only text there."""
    sheet = Sheet("messengers/one.yaml")
    messenger = None
    with sheet.examining():
        messenger = decode(sheet, Messenger, messenger_of("one", text))
    if messenger:
        exports_whole(messenger)


def exports_whole(messenger: Messenger) -> None:
    """Every output about a messenger can be read again, and holds nothing but what was meant."""
    other = guide().messengers["signal"]
    both = replace(guide(), messengers={messenger.id: messenger, "signal": other})
    matches = [Match(messenger), Match(other)]
    pages = [messenger_page(both, messenger), why_page(both, messenger)]
    comparison = compare(both, matches)
    for output_format in FORMATS:
        if output_format in PAGE_FORMATS:
            assert_sound(output_format, pages_as(output_format, both, pages))
        assert_sound(output_format, list_as(output_format, Index(both), Query()))
        assert_sound(output_format, comparison_as(output_format, both, comparison))
    assert_sound("json", matches_as_json(both, matches))


BYTES: dict[str, Callable[[bytes], None]] = {"loader": loads_or_refuses}
TEXTS: dict[str, Callable[[str], None]] = {
    "query": understands_or_says_why,
    "cleaning": cleans,
    "exports": shows_as_text,
}
