"""Several messengers, or several apps, side by side: the one source of screen, command line and exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from imtui.errors import UsageError
from imtui.guide.find import Match
from imtui.guide.in_languages import Text
from imtui.guide.model import (
    Access,
    App,
    Claim,
    Guide,
    Messenger,
    Platform,
    Shop,
    Status,
    Value,
    oldest_systems,
    without_google,
)
from imtui.guide.packs import Amendment, Saying, amendment_of, sayings
from imtui.guide.text import fold
from imtui.guide.verdict import category_of
from imtui.guide.words import ACCESS, BUILT_BY_FDROID, MEANS, STATUS_NAMES, VALUE_NAMES, country_names, people
from imtui.language import _
from imtui.records import record

MESSENGER_LIMITS = (2, 8)
APP_LIMITS = (2, 12)

PLATFORM_PREFIX = "platform-"
"""What the id of a platform's row begins with, since a platform and a property may share a name."""


WARNINGS, PACKS = BEWARE_ROWS = ("warnings", "packs")
"""The rows of what must stand beside the verdicts."""


class ComparisonError(UsageError):
    """Why these cannot be compared: a sentence for the person who asked."""


@record
class Cell:
    """What one column answers in one row.

    `value` is None where the answer is a text (a licence); `note` is what there is to add; `claim` or `apps` is
    what it rests on; `amendment` says in whose place the answer of a pack stands here.
    """

    value: Value | None
    word: str
    note: str = ""
    claim: Claim | None = None
    apps: tuple[App, ...] = ()
    amendment: Amendment | None = None

    def is_unknown(self) -> bool:
        """Whether nobody knows."""
        return self.value is Value.UNKNOWN


@record
class ComparisonRow:
    """One question and the answer of every column."""

    id: str
    label: str
    question: str
    cells: tuple[Cell, ...]

    def differs(self) -> bool:
        """Whether the columns do not all answer the same."""
        return len({(cell.value, cell.word) for cell in self.cells}) > 1

    def is_unknown_for_all(self) -> bool:
        """Whether nobody knows, for any column."""
        return all(cell.is_unknown() for cell in self.cells)


@record
class RowGroup:
    """Rows under one heading."""

    id: str
    label: str
    rows: tuple[ComparisonRow, ...]


@record
class Column:
    """What is compared: its name, its category, the caveat that goes with it, and what packs say of it."""

    match: Match
    category: str
    caveat: str
    said_by_packs: tuple[Saying, ...] = ()

    @property
    def ref(self) -> str:
        """The text by which this column is known: `signal`, or `tox/Antox`."""
        return reference(self.match)

    @property
    def name(self) -> str:
        """The name at the top of the column."""
        return self.match.name


@record
class Comparison:
    """Columns against groups of rows."""

    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]

    def is_of_apps(self) -> bool:
        """Whether apps are compared, not messengers."""
        return any(column.match.app for column in self.columns)

    def beware(self) -> RowGroup:
        """What must stand beside the verdicts as long as there is room: the warnings, and what packs say."""
        warnings = [" ".join(str(w.text) for w in column.match.messenger.warnings) for column in self.columns]
        packs = [" ".join(saying.text for saying in column.said_by_packs) for column in self.columns]
        told = ((WARNINGS, _("Warnings"), warnings), (PACKS, _("Packs"), packs))
        rows = (
            _row(row_id, label, [Cell(None, said) for said in texts]) for row_id, label, texts in told if any(texts)
        )
        return RowGroup("beware", _("Beware"), tuple(rows))

    def rows(self) -> tuple[ComparisonRow, ...]:
        """All the rows, in order."""
        return tuple(row for group in self.groups for row in group.rows)

    def keeping(self, wanted: Callable[[ComparisonRow], bool]) -> Comparison:
        """This comparison with some of its rows only; a group without rows goes."""
        groups = (RowGroup(g.id, g.label, tuple(filter(wanted, g.rows))) for g in self.groups)
        return Comparison(self.columns, tuple(group for group in groups if group.rows))

    def differences(self) -> Comparison:
        """The rows in which the columns differ."""
        return self.keeping(ComparisonRow.differs)

    def known(self) -> Comparison:
        """The rows of which something is known for somebody."""
        return self.keeping(lambda row: not row.is_unknown_for_all())

    def containing(self, text: str) -> Comparison:
        """The rows whose label, or whose group's, contains a text."""
        wanted = fold(text)
        groups = {row.id for group in self.groups if wanted in fold(group.label) for row in group.rows}
        return self.keeping(lambda row: row.id in groups or wanted in fold(row.label) or wanted in row.id)


def reference(match: Match) -> str:
    """The text by which a messenger or an app is known."""
    return f"{match.messenger.id}/{match.app.name}" if match.app else match.messenger.id


def referred(guide: Guide, ref: str) -> Match:
    """The messenger or app of a reference."""
    messenger_id, slash, app_name = ref.partition("/")
    messenger = guide.messengers[messenger_id]
    return Match(messenger, next(a for a in messenger.apps if a.name == app_name) if slash else None)


def compare(guide: Guide, matches: Sequence[Match]) -> Comparison:
    """Compare messengers, or apps; raises ComparisonError when they are mixed, too few or too many."""
    comparison = line_up(guide, matches)
    count = len(comparison.columns)
    fewest, most = APP_LIMITS if comparison.is_of_apps() else MESSENGER_LIMITS
    if not fewest <= count <= most:
        wanted = _("From {fewest} to {most} can be compared, not {n}.")
        raise ComparisonError(wanted.format(fewest=fewest, most=most, n=count))
    return comparison


def line_up(guide: Guide, matches: Sequence[Match]) -> Comparison:
    """Put any number of messengers, or of apps, in columns, each once; raises ComparisonError when they are mixed."""
    matches = list({reference(match): match for match in matches}.values())
    apps = [match for match in matches if match.app]
    if apps and len(apps) != len(matches):
        raise ComparisonError(_("Compare messengers with messengers, or apps with apps."))
    columns = tuple(_column(guide, match) for match in matches)
    return Comparison(columns, _app_groups(guide, matches) if apps else _messenger_groups(guide, matches))


def _column(guide: Guide, match: Match) -> Column:
    category = str(guide.category(category_of(guide, match.messenger)).name)
    document = match.messenger.document
    if document and document.differs:
        category = _("{category} (see its caveat)").format(category=category)
    return Column(match, category, str(match.messenger.caveat), sayings(guide, match.messenger))


def _messenger_groups(guide: Guide, matches: Sequence[Match]) -> tuple[RowGroup, ...]:
    messengers = [match.messenger for match in matches]
    groups = [
        RowGroup(
            group.id,
            str(group.name),
            tuple(
                ComparisonRow(
                    p.id, str(p.name), str(p.question), tuple(_claim_cell(guide, m, p.id) for m in messengers)
                )
                for p in guide.properties.values()
                if p.group == group.id
            ),
        )
        for group in guide.groups
    ]
    apps = [m.usable_apps for m in messengers]
    ties = (
        _row("countries", _("Country"), [_country_cell(guide, m) for m in messengers]),
        _row("talks-to", _("Reaches"), [_connections_cell(guide, m) for m in messengers]),
    )
    calls = _row("group-call", _("Largest group call"), [_group_call_cell(m) for m in messengers])
    state = _row("status", _("Status"), [_status_cell(m.status, m.status_since, m.followed_by) for m in messengers])
    return (
        *groups,
        RowGroup("calls", _("Calls"), (calls,)),
        _platforms(guide, apps),
        _systems(guide, apps),
        RowGroup("ties", _("Who runs it, whom it reaches"), ties),
        RowGroup("state", _("Life"), (state,)),
    )


def _app_groups(guide: Guide, matches: Sequence[Match]) -> tuple[RowGroup, ...]:
    pairs = [(match.messenger, match.app) for match in matches if match.app]
    rows = (
        _row("licence", _("Licence"), [_text_cell(app.licence) for _m, app in pairs]),
        _row("needs-phone", _("Works without a phone"), [_phone_cell(app) for _m, app in pairs]),
        _row("encryption", _("Encrypts end to end"), [_encryption_cell(guide, m, app) for m, app in pairs]),
        _row("status", _("Status"), [_status_cell(app.status, app.status_since, app.followed_by) for _m, app in pairs]),
    )
    apps = [[app] for _m, app in pairs]
    shops = RowGroup("shops", _("Where to get it"), _shops(guide, [app for _m, app in pairs]))
    return _platforms(guide, apps), _systems(guide, apps), RowGroup("app", _("The app"), rows), shops


def _row(row_id: str, label: str, cells: Iterable[Cell]) -> ComparisonRow:
    return ComparisonRow(row_id, label, "", tuple(cells))


def _claim_cell(guide: Guide, messenger: Messenger, property_id: str) -> Cell:
    claim, amendment = messenger.claims.get(property_id), amendment_of(guide, messenger, property_id)
    value = messenger.value(property_id)
    noted = (amendment.told_apart if amendment else "", str(claim.note) if claim else "")
    return Cell(value, _(VALUE_NAMES[value]), " · ".join(filter(None, noted)), claim, amendment=amendment)


def _platforms(guide: Guide, apps: Sequence[Sequence[App]]) -> RowGroup:
    rows = (
        _row(PLATFORM_PREFIX + p.id, str(p.name), [_platform_cell(column, p.id) for column in apps])
        for p in guide.platforms.values()
    )
    return RowGroup("platforms", _("Platforms"), tuple(rows))


def _platform_cell(apps: Sequence[App], platform: str) -> Cell:
    """Whether there is an app for a platform: in part where it needs a phone first or is a web page."""
    running = tuple(app for app in apps if platform in app.platforms)
    alone = tuple(app for app in running if app.platforms[platform] is Access.STANDALONE)
    if alone:
        return Cell(Value.YES, _(VALUE_NAMES[Value.YES]), ", ".join(app.name for app in alone), apps=running)
    if running:
        access = _(ACCESS[running[0].platforms[platform]])
        return Cell(Value.PARTIAL, _(VALUE_NAMES[Value.PARTIAL]), access, apps=running)
    return Cell(Value.NO, _(VALUE_NAMES[Value.NO]))


def _systems(guide: Guide, apps: Sequence[Sequence[App]]) -> RowGroup:
    """What apps ask of the system of a phone: how old it may be, and whether Google's services may be missing."""
    oldest = [oldest_systems(column) for column in apps]
    rows = [
        _row(
            f"oldest-{p.id}",
            _("Oldest {platform}").format(platform=p.name),
            [_oldest_cell(column, p, known) for column, known in zip(apps, oldest, strict=True)],
        )
        for p in guide.platforms.values()
        if any(p.id in known for known in oldest)
    ]
    google = _row("without-google", _("Without Google"), [_google_cell(column) for column in apps])
    return RowGroup("systems", _("What the phone needs"), (*rows, google))


def _oldest_cell(apps: Sequence[App], platform: Platform, known: Mapping[str, str]) -> Cell:
    """The name stands with the version: a spreadsheet takes 8.0 alone for the number 8."""
    if not any(platform.id in app.platforms for app in apps):
        return _value_cell(Value.NOT_APPLICABLE)
    version = known.get(platform.id)
    return _text_cell(f"{platform.name} {version}" if version else "unknown")


def _google_cell(apps: Sequence[App]) -> Cell:
    value = without_google(apps)
    answering = [app for app in apps if app.does_without_google is value is not Value.UNKNOWN]
    notes = (app.without_google.note if app.without_google else _(BUILT_BY_FDROID) for app in answering)
    return _value_cell(value, " ".join(f"{app.name}: {note}" for app, note in zip(answering, notes, strict=True)))


def _country_cell(guide: Guide, messenger: Messenger) -> Cell:
    where = messenger.jurisdiction
    value = Value.UNKNOWN if where.countries is None else None
    return Cell(value, country_names(guide, where.countries), str(where.note or ""))


def _connections_cell(guide: Guide, messenger: Messenger) -> Cell:
    reached = (f"{guide.messengers[c.messenger].name} ({_(MEANS[c.how])})" for c in messenger.talks_to)
    return Cell(None, ", ".join(reached) or "–")


def _group_call_cell(messenger: Messenger) -> Cell:
    call = messenger.group_call
    if call is None:
        return _value_cell(Value.NOT_APPLICABLE if messenger.has_no_calls else Value.UNKNOWN)
    return Cell(None, people(call.people), str(call.note or ""))


def _value_cell(value: Value, note: str = "") -> Cell:
    return Cell(value, _(VALUE_NAMES[value]), note)


def _text_cell(text: str) -> Cell:
    return Cell(Value.UNKNOWN, _(VALUE_NAMES[Value.UNKNOWN])) if text == "unknown" else Cell(None, text)


def _shops(guide: Guide, apps: Sequence[App]) -> tuple[ComparisonRow, ...]:
    """A row for each shop where one of the apps is, or is known not to be."""
    return tuple(
        _row(shop.id, str(shop.name), [_shop_cell(shop, app) for app in apps])
        for shop in guide.shops.values()
        if any(app.is_in(shop.id) or (shop.is_complete and shop.platform in app.platforms) for app in apps)
    )


def _shop_cell(shop: Shop, app: App) -> Cell:
    if shop.platform not in app.platforms:
        return _value_cell(Value.NOT_APPLICABLE)
    ids = [listing.id or "" for listing in app.shops if listing.shop == shop.id]
    if ids:
        return _value_cell(Value.YES, ", ".join(filter(None, ids)))
    return _value_cell(Value.NO if shop.is_complete else Value.UNKNOWN)


def _phone_cell(app: App) -> Cell:
    access = tuple(app.platforms.values())
    needing = access.count(Access.NEEDS_PHONE)
    if not needing:
        return _value_cell(Value.UNKNOWN if Access.UNKNOWN in access else Value.YES)
    return _value_cell(Value.NO if needing == len(access) else Value.PARTIAL, _(ACCESS[Access.NEEDS_PHONE]))


def _encryption_cell(guide: Guide, messenger: Messenger, app: App) -> Cell:
    return _value_cell(app.encrypts) if app.encrypts else _claim_cell(guide, messenger, "e2ee")


def _status_cell(status: Status, since: str | None, followed_by: Text | None) -> Cell:
    value = {Status.ACTIVE: Value.YES, Status.UNMAINTAINED: Value.PARTIAL, Status.DISCONTINUED: Value.NO}[status]
    dated = _("since {date}").format(date=since) if since else ""
    return Cell(value, _(STATUS_NAMES[status]), " · ".join(part for part in (dated, str(followed_by or "")) if part))
