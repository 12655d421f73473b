"""The words of a text, with where each stands and what separates it from the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imtui.guide.text import fold
from imtui.records import record

_TOKEN = re.compile(
    r'"(?P<quoted>(?:[^"]|"")*)(?:"|$)|[«“](?P<typographic>[^»”]*)(?:[»”]|$)|(?P<word>(?:[^\W_][\u0300-\u036f]*)+|\?)'
)

_ASCII_WORD = re.compile("[a-z0-9]+")


@record
class Word:
    """A word or a quoted text: its span, its folded form, and what stands between it and the one before."""

    start: int
    end: int
    bare: str
    before: str
    quoted: str | None = None

    @property
    def is_joined(self) -> bool:
        """Whether it belongs to the word before, as in `rocket.chat` and `auto-hébergé`."""
        return self.start > len(self.before) and not set(self.before) & set(' \t,;+&/:="«»“”()')

    @property
    def is_listed(self) -> bool:
        """Whether a comma, or a slash, separates it from the word before."""
        return bool(set(self.before) & set(",;/"))

    @property
    def follows_minus(self) -> bool:
        """Whether a minus stands right before it, and no word right before the minus."""
        return bool(re.search(r"(^|[\s,(])-$", self.before)) and (self.start == 1 or len(self.before) > 1)

    @property
    def may_continue(self) -> bool:
        """Whether it may belong to the phrase of the word before."""
        return not (self.quoted is not None or self.bare == "?" or set(self.before) & set(",;:=") or self.follows_minus)


def words_of(text: str) -> Iterator[Word]:
    """Split a text into words and quoted texts; signs other than quotes only separate."""
    end = 0
    for match in _TOKEN.finditer(text):
        before, quoted = text[end : match.start()], match["quoted"]
        if quoted is not None:
            quoted = quoted.replace('""', '"').strip()
        elif match["typographic"] is not None:
            quoted = match["typographic"].strip()
        yield Word(match.start(), match.end(), fold(match["word"] or ""), before, quoted)
        end = match.end()


def bare_words(text: str) -> list[str]:
    """The words of a text folded: hyphen, apostrophe, dot and space are one."""
    folded = fold(text)
    if folded.isascii() and '"' not in folded:
        return _ASCII_WORD.findall(folded)
    return [word.bare for word in words_of(text) if word.quoted is None and word.bare != "?"]
