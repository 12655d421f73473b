"""The page of a messenger: verdict and caveat first, then what the document said, claims, apps, history, sources."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.dates import claim_details, dates_in_words
from imtui.guide.find import Match
from imtui.guide.model import (
    App,
    Claim,
    DocumentEntry,
    Face,
    Guide,
    Mark,
    Messenger,
    Status,
    Value,
)
from imtui.guide.packs import amendment_of
from imtui.guide.verdict import Verdict, judge, unsourced
from imtui.guide.words import (
    ACCESS,
    BUILT_BY_FDROID,
    KINDS,
    MEANS,
    STATUS_NAMES,
    VALUE_NAMES,
    country_names,
    people,
)
from imtui.language import _
from imtui.pages.acting import acting
from imtui.pages.blocks import (
    Block,
    Criterion,
    Heading,
    Note,
    Notes,
    Page,
    Paragraph,
    Role,
    Row,
    Sign,
    Span,
    Spans,
    Title,
    VerdictLine,
    signed,
    text,
)
from imtui.pages.links import links_of
from imtui.pages.packs import said_by_packs, told_apart
from imtui.pages.shops import shop_links, where


def match_page(guide: Guide, match: Match) -> Page:
    """The page of a messenger, or of one of its apps."""
    return app_page(guide, match.messenger, match.app) if match.app else messenger_page(guide, match.messenger)


def messenger_page(guide: Guide, messenger: Messenger) -> Page:
    """Everything the guide knows about a messenger."""
    notes = Notes()
    blocks: list[Block] = [Title(messenger.name, _(KINDS[messenger.kind]))]
    blocks.append(verdict_line(guide, judge(guide, messenger)))
    blocks += beware(guide, messenger, notes)
    blocks += acting(guide, messenger)
    blocks.append(Heading(_("What it is")))
    blocks.append(Paragraph(text(str(messenger.summary))))
    blocks += _identity(guide, messenger, notes)
    blocks += _document(guide, messenger, notes)
    for group in guide.groups:
        answered = [p.id for p in guide.properties.values() if p.group == group.id and p.id in messenger.claims]
        if answered:
            blocks.append(Heading(str(group.name)))
            blocks += [claim_row(guide, messenger, property_id, notes) for property_id in answered]
    blocks += _connections(guide, messenger, notes)
    blocks += _apps(guide, messenger, notes)
    blocks += _history(messenger, notes)
    blocks += _disagreements(messenger, notes)
    return Page((*blocks, *sources(notes)), links_of(Match(messenger)))


def app_page(guide: Guide, messenger: Messenger, app: App) -> Page:
    """Everything the guide knows about one app, with the verdict on its messenger."""
    notes = Notes()
    blocks: list[Block] = [Title(app.name, messenger.name)]
    blocks.append(verdict_line(guide, judge(guide, messenger)))
    blocks += beware(guide, messenger, notes)
    blocks += app_blocks(guide, app, notes)
    return Page((*blocks, *sources(notes)), (*shop_links(guide, app), *links_of(Match(messenger, app))))


def verdict_line(guide: Guide, verdict: Verdict) -> VerdictLine:
    """The category and the criteria in one block."""
    category = guide.category(verdict.category)
    criteria = tuple(
        Criterion(Sign(c.found.value), str(guide.properties[c.property].name), _(VALUE_NAMES[c.found]))
        for c in verdict.criteria
    )
    return VerdictLine(Span(str(category.name), face_role(category.face)), criteria)


def face_role(face: Face) -> Role:
    """The role in which a face of the document is drawn."""
    return {Face.GOOD: Role.GOOD, Face.BAD: Role.BAD, Face.NONE: Role.PLAIN}[face]


def beware(guide: Guide, messenger: Messenger, notes: Notes) -> Iterator[Block]:
    """What must stand beside the category: the end of a messenger, its caveat, its warnings, and what packs say."""
    if messenger.status is not Status.ACTIVE:
        yield Paragraph(_ended(messenger.status, messenger.status_since, messenger.followed_by), Sign.WARNING)
    yield Paragraph(text(Span(str(messenger.caveat), Role.STRONG)), Sign.WARNING)
    for warning in messenger.warnings:
        yield Paragraph(text(str(warning.text), Span(" "), notes.cite(warning.source)), Sign.WARNING)
    yield from said_by_packs(guide, messenger, notes)


def _ended(status: Status, since: str | None, followed_by: object) -> Spans:
    state = _(STATUS_NAMES[status])
    dated = _("{state} since {date}").format(state=state, date=since) if since else state
    return text(Span(sentence_case(dated) + ". ", Role.STRONG), sentence_case(str(followed_by or "")))


def sentence_case(words: str) -> str:
    """Words as they begin a line."""
    return words[:1].upper() + words[1:]


def _identity(guide: Guide, messenger: Messenger, notes: Notes) -> Iterator[Block]:
    yield Row(_("Run by"), text(str(messenger.vendor)))
    yield _country(guide, messenger, notes)
    yield Row(_("Money"), text(str(messenger.funding)))
    yield Row(_("Protocol"), text(str(messenger.protocol)))
    yield from _group_call(messenger, notes)
    first = _("unknown") if messenger.first_release == "unknown" else messenger.first_release
    yield Row(_("First release"), text(first))
    yield Row(_("Site"), text(messenger.homepage))


def _country(guide: Guide, messenger: Messenger, notes: Notes) -> Row:
    """The countries of whoever runs a messenger, with what there is to add."""
    where = messenger.jurisdiction
    names = country_names(guide, where.countries)
    if where.note:
        names = str(where.note) if where.countries is None else f"{names} ({where.note})"
    return Row(_("Country"), text(names, " ", notes.cite(where.source, details=dates_in_words(where))))


def _group_call(messenger: Messenger, notes: Notes) -> Iterator[Row]:
    if call := messenger.group_call:
        said = f"{people(call.people)}. {call.note}" if call.note else people(call.people)
        yield Row(_("Largest group call"), text(said, " ", notes.cite(call.source, call.also, dates_in_words(call))))


def _connections(guide: Guide, messenger: Messenger, notes: Notes) -> Iterator[Block]:
    if messenger.talks_to:
        yield Heading(_("Other messengers it reaches"))
    for connection in messenger.talks_to:
        name = guide.messengers[connection.messenger].name
        means = _("{means}; end-to-end encryption: ").format(means=_(MEANS[connection.how]))
        cited = notes.cite(connection.source, connection.also, dates_in_words(connection))
        yield Row(name, text(means, value_span(connection.e2ee), ". ", str(connection.note), " ", cited))


def _document(guide: Guide, messenger: Messenger, notes: Notes) -> Iterator[Block]:
    yield Heading(_("The founding document, and since"))
    document = messenger.document
    if document is None:
        judged = _("The founding document does not speak of it; the rule gives its category.")
        unjudged = _("The founding document does not speak of it, and a pack gives too few sources to judge it.")
        yield Paragraph(text(unjudged if unsourced(guide, messenger) else judged))
    else:
        yield Row(_("It said"), _said(guide, document))
        for mark in document.marks:
            yield _mark_today(guide, messenger, mark)
        if document.differs:
            yield Row(_("The rule"), text(str(document.differs)))
    for event in messenger.history:
        if event.outdates_document:
            yield Row(
                _("Since {date}").format(date=event.date),
                text(str(event.text), Span(" "), notes.cite(event.source, details=event.date)),
            )


def _said(guide: Guide, document: DocumentEntry) -> Spans:
    category = guide.category(document.category) if document.category else None
    parts: list[str | Span] = [_("“{text}”").format(text=document.name)]
    if document.listed_under:
        parts.append(_(" (under {company})").format(company=document.listed_under))
    if category:
        parts += [_(": "), str(category.name)]
        parts += _marks(category.marks if not document.marks else ())
    if document.platforms:
        names = ", ".join(str(guide.platforms[p].name) for p in document.platforms)
        parts.append(f" ({document.platforms_as_written or names})")
    return text(*parts)


def _marks(marks: tuple[Mark, ...]) -> list[str | Span]:
    parts: list[str | Span] = []
    for mark in marks:
        parts += [" (" if not parts else ", ", str(mark.text), *face_spans(mark.face)]
    return [*parts, ")"] if parts else []


def face_spans(face: Face) -> list[str | Span]:
    """The face of a mark, after a space; nothing where the document draws none."""
    signs = {Face.GOOD: signed(Sign.GOOD_FACE, _("(good)")), Face.BAD: signed(Sign.BAD_FACE, _("(bad)"))}
    return [" ", signs[face]] if face in signs else []


def _mark_today(guide: Guide, messenger: Messenger, mark: Mark) -> Row:
    said = text(_("“{text}”").format(text=mark.text), *face_spans(mark.face))
    if mark.property is None:
        return Row("", said)
    value = messenger.value(mark.property)
    today = _(" today: {property}: ").format(property=guide.properties[mark.property].name)
    return Row("", (*said, *text(today, signed(Sign(value.value)), " ", value_span(value))))


def value_span(value: Value) -> Span:
    """The word of a value."""
    return Span(_(VALUE_NAMES[value]), signed(Sign(value.value)).role)


def claim_row(guide: Guide, messenger: Messenger, property_id: str, notes: Notes) -> Row:
    """The row of a claim: mark, property, word, note, whose word it is, sources; and whose answer a pack amends."""
    claim, name = messenger.claims[property_id], str(guide.properties[property_id].name)
    spans = claim_spans(claim, notes) + told_apart(amendment_of(guide, messenger, property_id), notes)
    return Row(name, spans, Sign(claim.value.value), value_span(claim.value))


def claim_spans(claim: Claim, notes: Notes) -> Spans:
    """What there is to add to the value of a claim: note, whose word it is, sources."""
    claimed = Span(" " + _("(claimed by the vendor)"), Role.MUTED) if claim.is_claimed() else ""
    return text(str(claim.note), claimed, " ", notes.cite(claim.source, claim.also, claim_details(claim)))


def _apps(guide: Guide, messenger: Messenger, notes: Notes) -> Iterator[Block]:
    yield Heading(_("Apps"))
    for app in messenger.apps:
        yield from app_blocks(guide, app, notes)


def app_blocks(guide: Guide, app: App, notes: Notes) -> Iterator[Block]:
    """An app: platforms and access, licence, where to get it, status, note."""
    yield app_head(app)
    if app.status is not Status.ACTIVE:
        yield Row(_("Status"), _ended(app.status, app.status_since, app.followed_by))
    yield Row(_("Platforms"), text(_platforms(guide, app)))
    yield Row(_("Licence"), text(_("unknown") if app.licence == "unknown" else app.licence))
    yield from where(guide, app, notes)
    if app.min_os:
        yield Row(_("Oldest system"), _oldest_systems(guide, app, notes))
    if app.does_without_google not in (Value.UNKNOWN, Value.NOT_APPLICABLE):
        yield _without_google(app, notes)
    if app.encrypts:
        yield Row(_("Encrypts"), (value_span(app.encrypts),), Sign(app.encrypts.value))
    if app.document:
        yield Row(_("The document"), _said(guide, app.document) + text(*_marks(app.document.marks)))
    if app.note:
        yield Row(_("Note"), text(str(app.note), " ", notes.cite(app.source, app.also, dates_in_words(app))))


def app_head(app: App) -> Paragraph:
    """The name of an app, the version that was looked at, and when."""
    sign = Sign.BULLET if app.status is Status.ACTIVE else Sign.NO
    version = Span(" " + app.version, Role.MUTED) if app.version else ""
    return Paragraph(text(Span(app.name, Role.STRONG), version, Span(f" ({dates_in_words(app)})", Role.MUTED)), sign)


def _platforms(guide: Guide, app: App) -> str:
    names = []
    for platform, access in app.platforms.items():
        name = str(guide.platforms[platform].name)
        names.append(name if access == "standalone" else f"{name} ({_(ACCESS[access])})")
    return ", ".join(names)


def _oldest_systems(guide: Guide, app: App, notes: Notes) -> Spans:
    parts: list[str | Span] = []
    for platform, oldest in app.min_os.items():
        name = f"{guide.platforms[platform].name} {oldest.version}"
        parts += [", " if parts else "", name, " ", notes.cite(oldest.source, details=dates_in_words(oldest))]
    return text(*parts)


def _without_google(app: App, notes: Notes) -> Row:
    value, answer = app.does_without_google, app.without_google
    cited = (str(answer.note), " ", notes.cite(answer.source, answer.also, dates_in_words(answer))) if answer else ()
    return Row(_("Without Google"), text(*(cited or (_(BUILT_BY_FDROID),))), Sign(value.value), value_span(value))


def _history(messenger: Messenger, notes: Notes) -> Iterator[Block]:
    if messenger.history:
        yield Heading(_("History"))
    for event in messenger.history:
        yield Row(event.date, text(str(event.text), " ", notes.cite(event.source, details=event.date)))


def _disagreements(messenger: Messenger, notes: Notes) -> Iterator[Block]:
    if messenger.disagreements:
        yield Heading(_("Where sources disagree"))
    for disagreement in messenger.disagreements:
        yield Paragraph(text(str(disagreement.text), " ", notes.cite(None, disagreement.sources)), Sign.BULLET)


def sources(notes: Notes) -> tuple[Block, ...]:
    """The sources cited on a page under their heading; nothing when none is."""
    entries: tuple[Note, ...] = notes.blocks()
    return (Heading(_("Sources")), *entries) if entries else ()
