"""A bounded search for inputs that break a promise; `make fuzz` searches for an hour. What was found stays here."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import as_yaml
from fuzz.targets import BYTES, TEXTS, cleans, loads_or_refuses, shows_as_text, understands_or_says_why
from hostile.cases import INTRUDERS, good_messenger
from hostile.payloads import PAYLOADS

GOOD = as_yaml(good_messenger()).encode()
PIECES = [
    b"&a ",
    b"*a",
    b"!!x ",
    b"'",
    b'"',
    b"[",
    b"{",
    b"- ",
    b"? ",
    b": ",
    b"\n",
    b"\t",
    b"\xff",
    b"\\e",
    b"# ",
    b"|",
    b">",
]
SIGNS = [*PAYLOADS.values(), *INTRUDERS.values(), "\u0301" * 6, "é", "漢", " ", "\n"]
WORDS = [
    "platform:",
    "android",
    "e2ee",
    ":",
    ",",
    '"',
    "-",
    "?",
    "free:",
    "yes",
    "statut:",
    "actif",
    " ",
    "categorie:tres-bon",
]

few = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
many = settings(few, max_examples=400)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """Draw a good file of which pieces were cut out, doubled or replaced."""
    raw = GOOD
    for _change in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.integers(start, min(start + 40, len(raw))))
        raw = (
            raw[:start]
            + draw(st.sampled_from(PIECES) | st.binary(max_size=8) | st.just(raw[start:end] * 2))
            + raw[end:]
        )
    return raw


def mixed(pieces: list[str]) -> st.SearchStrategy[str]:
    """Draw texts of these pieces and of anything else."""
    return st.lists(st.sampled_from(pieces) | st.text(max_size=5), max_size=12).map("".join)


@few
@given(spoilt())
def test_a_spoilt_file_is_read_or_refused(raw: bytes) -> None:
    loads_or_refuses(raw)


@many
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    loads_or_refuses(raw)


@many
@given(mixed(WORDS))
def test_any_query_is_understood_or_refused(text: str) -> None:
    understands_or_says_why(text)


@many
@given(mixed(SIGNS) | st.text())
def test_any_text_is_cleaned(text: str) -> None:
    cleans(text)


@few
@given(mixed(SIGNS) | st.text(min_size=1, max_size=60))
def test_any_accepted_text_stays_text_in_every_output(text: str) -> None:
    shows_as_text(text)


FOUND_BYTES = [b"", b"\xff", b"id: one\r", GOOD]
FOUND_TEXTS = [
    "",
    '"',
    '""',
    '"""',
    "-",
    "-:",
    ":",
    "platform:",
    "platform:,",
    '-"',
    "a\u200d\u200d",
    "e" + "\u0301" * 9,
    "a\u034f\u200d",
]


@pytest.mark.parametrize("raw", FOUND_BYTES)
def test_what_was_found_in_files(raw: bytes) -> None:
    for target in BYTES.values():
        target(raw)


@pytest.mark.parametrize("text", [*FOUND_TEXTS, *PAYLOADS.values()])
def test_what_was_found_in_texts(text: str) -> None:
    for target in TEXTS.values():
        target(text)
