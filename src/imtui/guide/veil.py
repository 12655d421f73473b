"""What may be shown of a messenger before its verdict is revealed, and what would give that away."""

from __future__ import annotations

import re

from imtui.guide.glossary import whole_words
from imtui.guide.in_languages import Text
from imtui.guide.model import Claim, Guide, Messenger
from imtui.guide.query import CATEGORY, TEXT, Query
from imtui.guide.query.model import KIND, SHOP
from imtui.guide.text import fold

TELLING_STEMS = (
    *("chiffr", "libre", "source", "serveur", "central", "decentral", "feder", "pair a pair", "bout en bout"),
    *("proprie", "logiciel", "hebergement", "clair", "ouvert", "ferme", "licence", "relais", "depot", "gnu"),
    *(
        "encrypt",
        "free",
        "server",
        "federat",
        "peer",
        "end-to-end",
        "propriet",
        "self-host",
        "plaintext",
        "plain text",
        "open",
        "closed",
    ),
    *("licens", "relay", "repositor", "github", "gitlab", "codeberg", "f-droid"),
)
"""How words begin, in both languages, that answer one of the questions a group is asked."""

TELLING_FIELDS = (CATEGORY, KIND, SHOP, TEXT)
"""What can be asked beside properties and would tell: "peer to peer", F-Droid, a word of the texts."""


class Veil:
    """Knows what tells of a guide: the names of its categories, what they judge by, and what the document judged by."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        marks = [mark for category in guide.categories for mark in category.marks]
        marks += [mark for m in guide.messengers.values() if m.document for mark in m.document.marks]
        telling = {p for category in guide.categories for alternative in category.rule for p in alternative}
        telling |= {mark.property for mark in marks if mark.property}
        self._groups = {guide.properties[p].group for p in telling}
        texts = [*(c.name for c in guide.categories), *(mark.text for mark in marks)]
        words = {said for text in texts for said in text.values()}
        terms = [term for term in guide.terms.values() if any(map(self.tells, term.properties))]
        words |= {word for term in terms for word in term.words}
        self._telling_words = whole_words(map(fold, words))
        self._telling_stems = re.compile(rf"\b({'|'.join(map(re.escape, TELLING_STEMS))})")

    def hides(self, text: Text) -> bool:
        """Whether a text names, in either language, a category, a mark of the document, or what they judge by."""
        folded = map(fold, text.values())
        return any(self._telling_words.search(said) or self._telling_stems.search(said) for said in folded)

    def tells(self, field: str) -> bool:
        """Whether who answers what is asked of a field would give a category away."""
        known = self._guide.properties.get(field)
        return field in TELLING_FIELDS or (known is not None and known.group in self._groups)

    def without_telling(self, query: Query) -> Query:
        """What a query asks that gives no category away."""
        return Query(tuple(requirement for requirement in query.requirements if not self.tells(requirement.field)))

    def facts(self, messenger: Messenger) -> tuple[Claim, ...]:
        """The claims that do not hint at the category: those of groups in which neither rule nor document judges."""
        return tuple(messenger.claims[p] for p in self._guide.properties if not self.tells(p) and p in messenger.claims)
