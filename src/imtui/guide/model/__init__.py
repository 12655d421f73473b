"""The guide as records; their annotations are the format of `data/` (see `guide.reading.schema`).

They are types and not texts (no `from __future__ import annotations`), since to evaluate texts takes milliseconds.
All of them are imported from here, whatever module of this folder they stand in.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated

from imtui.guide.constraints import KeyedBy
from imtui.guide.model.frame import Category, Country, Document, Group, Platform, Property, Region
from imtui.guide.model.language import NO_ANSWER_WORDS, NO_LANGUAGE, AnswerWords, Grammar, Language, Phrase
from imtui.guide.model.messenger import (
    ANDROID,
    Answer,
    App,
    Claim,
    Connection,
    Disagreement,
    DocumentEntry,
    Event,
    GroupCall,
    Jurisdiction,
    Mark,
    Messenger,
    MinimumVersion,
    SafetyWarning,
    oldest_systems,
    version_order,
    without_google,
)
from imtui.guide.model.packs import Overlay, Pack, PackLabel, PackStep, PackWarning
from imtui.guide.model.shops import FDROID, Listing, Shop
from imtui.guide.model.steps import Step, Steps
from imtui.guide.model.teaching import Advice, Choice, Question, Reference, Scenario, Term
from imtui.guide.model.values import (
    Access,
    Confidence,
    CountryCode,
    Date,
    Face,
    Grade,
    Id,
    Kind,
    Label,
    Means,
    Name,
    NoteText,
    Noun,
    ParagraphText,
    Remark,
    Sentence,
    Short,
    Status,
    Topic,
    Url,
    Value,
    Version,
    Written,
)
from imtui.records import EMPTY, record


@record
class Guide:
    """The whole data set; categories in the order in which they are shown, messengers by name."""

    document: Document
    categories: tuple[Category, ...]
    groups: tuple[Group, ...]
    properties: Annotated[Mapping[str, Property], KeyedBy("id")]
    platforms: Annotated[Mapping[str, Platform], KeyedBy("id")]
    messengers: Annotated[Mapping[str, Messenger], KeyedBy("id")]
    countries: Annotated[Mapping[str, Country], KeyedBy("code")] = EMPTY
    regions: Annotated[Mapping[str, Region], KeyedBy("id")] = EMPTY
    shops: Annotated[Mapping[str, Shop], KeyedBy("id")] = EMPTY
    references: tuple[Reference, ...] = ()
    terms: Annotated[Mapping[str, Term], KeyedBy("id")] = EMPTY
    scenarios: Annotated[Mapping[str, Scenario], KeyedBy("id")] = EMPTY
    questions: Annotated[Mapping[str, Question], KeyedBy("id")] = EMPTY
    steps: Annotated[Mapping[str, Steps], KeyedBy("messenger")] = EMPTY
    packs: tuple[Pack, ...] = ()
    untouched: Annotated[Mapping[str, Messenger], KeyedBy("id")] = EMPTY
    """The messengers to which packs add apps, or of which they amend an answer, as they are without the packs."""
    language: Language = NO_LANGUAGE
    latest: Date | None = None
    """The date of the latest fact: found once, when the guide is read, since it takes a look at every claim."""
    change_log: str = ""
    """Which values became others, line by line, as people write it (`CHANGES.md`): read when it is asked for."""

    def pack_of(self, messenger_id: str) -> Pack | None:
        """The pack that added a messenger; None for one of the guide itself."""
        return next((pack for pack in self.packs if messenger_id in pack.messengers), None)

    def added_among(self, messengers: Iterable[Messenger]) -> int:
        """How many of some messengers packs add; they are not counted among those of the guide."""
        return sum(self.pack_of(m.id) is not None for m in messengers) if self.packs else 0

    @property
    def added(self) -> int:
        """How many of the messengers packs add."""
        return sum(len(pack.messengers) for pack in self.packs)

    def overlays_on(self, messenger_id: str) -> list[tuple[Pack, Overlay]]:
        """What each pack lays over a messenger, in the order of the packs."""
        return [(pack, pack.overlays[messenger_id]) for pack in self.packs if messenger_id in pack.overlays]

    def without_packs(self, messenger: Messenger) -> Messenger:
        """A messenger without what packs lay over it."""
        return self.untouched.get(messenger.id, messenger)

    def category(self, category_id: str) -> Category:
        """A category by its id."""
        return next(c for c in self.categories if c.id == category_id)
