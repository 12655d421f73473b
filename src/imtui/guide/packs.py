"""What packs say of a messenger, and what they amend.

One rule: for whoever loads a pack its answer counts, in all that is worked out from answers (filters, comparisons, what
the rule gives). The answer in whose place it counts stands beside it everywhere, and so does the category that changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.dates import claim_details
from imtui.guide.model import Claim, Guide, Messenger, Pack, Value
from imtui.guide.verdict import category_of
from imtui.guide.words import VALUE_NAMES
from imtui.language import _, labelled
from imtui.records import record


@record
class Amendment:
    """An answer of a pack, and the one in whose place it counts; `owner` is the pack that gave that one, if any did."""

    pack: Pack
    claim: Claim
    before: Claim | None
    owner: Pack | None

    @property
    def whose(self) -> str:
        """Who gave the answer that is amended."""
        return _("the pack “{pack}”").format(pack=self.owner.name) if self.owner else _("the guide")

    @property
    def told_apart(self) -> str:
        """Whose answer this is, and what the other one is."""
        value = self.before.value if self.before else Value.UNKNOWN
        return _("says the pack “{pack}”; {whose}: {value}").format(
            pack=self.pack.name, whose=self.whose, value=_(VALUE_NAMES[value])
        )


@record
class Saying:
    """Something that a pack says of a messenger, under its name, and what it rests on."""

    text: str
    is_warning: bool
    source: str | None = None
    also: tuple[str, ...] = ()
    details: str = ""


def amendments_of(guide: Guide, messenger: Messenger) -> list[Amendment]:
    """What packs amend of a messenger; no two packs amend the same answer."""
    before, owner = guide.without_packs(messenger).claims, guide.pack_of(messenger.id)
    return [
        Amendment(pack, claim, before.get(claim.property), owner)
        for pack, overlay in guide.overlays_on(messenger.id)
        for claim in overlay.claims.values()
    ]


def amendment_of(guide: Guide, messenger: Messenger, property_id: str) -> Amendment | None:
    """How a pack amends one answer of a messenger."""
    if messenger.id not in guide.untouched:
        return None
    return next((c for c in amendments_of(guide, messenger) if c.claim.property == property_id), None)


def category_before(guide: Guide, messenger: Messenger) -> str | None:
    """The category that a messenger has without amendments; None where it is the same with them."""
    if messenger.id not in guide.untouched:
        return None
    before = category_of(guide, guide.without_packs(messenger))
    return None if before == category_of(guide, messenger) else before


def sayings(guide: Guide, messenger: Messenger) -> tuple[Saying, ...]:
    """All that packs say of a messenger: warnings and notes, what they amend, and the category that this changes."""
    return tuple(_sayings(guide, messenger))


def _sayings(guide: Guide, messenger: Messenger) -> Iterator[Saying]:
    for pack, overlay in guide.overlays_on(messenger.id):
        for warning in overlay.warnings:
            yield Saying(labelled(str(pack.name), str(warning.text)), True, warning.source)
        for note in overlay.notes:
            yield Saying(labelled(str(pack.name), str(note)), False)
    for amendment in amendments_of(guide, messenger):
        claim = amendment.claim
        answer = labelled(str(guide.properties[claim.property].name), _(VALUE_NAMES[claim.value]))
        said = _("{answer}, {told_apart}. {note}").format(
            answer=answer, told_apart=amendment.told_apart, note=claim.note
        )
        yield Saying(said, True, claim.source, claim.also, claim_details(claim))
    if before := category_before(guide, messenger):
        name = guide.category(before).name
        yield Saying(_("Without what packs amend, its category is: {category}.").format(category=name), True)
