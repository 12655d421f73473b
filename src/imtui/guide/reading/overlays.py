"""What a pack lays over a messenger, read from the file of `overlays/` that is named after it; and the result."""

from __future__ import annotations

from collections.abc import Mapping

from imtui.guide.in_languages import Text, same
from imtui.guide.model import App, Category, Face, Guide, Messenger, Overlay, Pack, Value
from imtui.guide.packs import category_before
from imtui.guide.reading.messengers import by_name
from imtui.guide.reading.schema import decode
from imtui.guide.reading.sheet import Path, Sheet
from imtui.guide.suggestions import shown
from imtui.guide.text import fold
from imtui.guide.verdict import NOT_JUDGED, category_of
from imtui.language import _
from imtui.records import replace


def decode_overlay(sheet: Sheet, messenger: Messenger, before: list[tuple[Pack, Overlay]]) -> Overlay | None:
    """Read what a pack lays over a messenger, on which other packs have laid something before."""
    check_silence(sheet)
    overlay: Overlay | None = decode(sheet, Overlay, sheet.data)
    if overlay:
        _check_apps(sheet, overlay, messenger, before)
        _check_amendments(sheet, overlay, before)
    return overlay


def check_silence(sheet: Sheet) -> None:
    """Refuse `document` in what a pack adds: only the guide quotes the founding document."""
    data = sheet.data if isinstance(sheet.data, dict) else {}
    apps = data["apps"] if isinstance(data.get("apps"), list) else []
    holders: list[tuple[Path, object]] = [((), data), *((("apps", n), app) for n, app in enumerate(apps))]
    for path, holder in holders:
        if isinstance(holder, dict) and "document" in holder:
            expected = _("nothing: the founding document does not speak of what a pack adds")
            sheet.refuse((*path, "document"), _("what the founding document says"), expected)


def _check_apps(sheet: Sheet, overlay: Overlay, messenger: Messenger, before: list[tuple[Pack, Overlay]]) -> None:
    """Note an app that the messenger has already, from the guide or from another pack."""
    apps = (*messenger.apps, *(app for _pack, laid in before for app in laid.apps))
    taken = {fold(app.name) for app in apps}
    for position, app in enumerate(overlay.apps):
        if fold(app.name) in taken:
            expected = _("a name that no other app of this messenger has")
            sheet.refuse(("apps", position, "name"), shown(app.name), expected)
        taken.add(fold(app.name))


def _check_amendments(sheet: Sheet, overlay: Overlay, before: list[tuple[Pack, Overlay]]) -> None:
    """Note an amendment without a source, and one of an answer that another pack amends: one of them has to count."""
    taken = {property_id: pack for pack, laid in before for property_id in laid.claims}
    for position, claim in enumerate(overlay.claims.values()):
        if claim.source is None and claim.value is not Value.UNKNOWN:
            found = _("an amendment without a source")
            sheet.refuse(("claims", position), found, _("a source of its own, or the value unknown"))
        if claim.property in taken:
            found = _("{property}, which the pack “{pack}” amends too").format(
                property=shown(claim.property), pack=taken[claim.property].name
            )
            sheet.refuse(("claims", position, "property"), found, _("one amendment of an answer"))


def of_the_pack(name: str, pack: Text) -> str:
    """A name that says which pack added what bears it, so that it is told apart wherever it stands."""
    return _("{name} (of the pack “{pack}”)").format(name=name, pack=pack)


def with_overlays(guide: Guide) -> Guide:
    """A guide whose messengers have what packs add to them and amend; as they were they are kept beside."""
    untouched = {
        messenger.id: messenger
        for messenger in guide.messengers.values()
        if any(overlay.apps or overlay.claims for _pack, overlay in guide.overlays_on(messenger.id))
    }
    touched = {messenger_id: _touched(guide, messenger) for messenger_id, messenger in untouched.items()}
    judged = _with_the_unjudged(replace(guide, untouched=untouched), touched)
    moved = {messenger_id: _moved(judged, messenger) for messenger_id, messenger in touched.items()}
    return replace(judged, messengers=by_name({**guide.messengers, **moved}.values()))


def _with_the_unjudged(guide: Guide, touched: Mapping[str, Messenger]) -> Guide:
    """A guide with a category more when packs add messengers to it that cannot be judged."""
    messengers = (*guide.messengers.values(), *touched.values())
    if not any(category_of(guide, messenger) == NOT_JUDGED for messenger in messengers):
        return guide
    name, meaning = _("Not judged"), _("A pack adds these, and gives no source for what a verdict rests on.")
    unjudged = Category(NOT_JUDGED, same(name), Face.NONE, same(meaning))
    return replace(guide, categories=(*guide.categories, unjudged))


def _touched(guide: Guide, messenger: Messenger) -> Messenger:
    """A messenger with the apps of packs, and their answers in place of its own."""
    laid = guide.overlays_on(messenger.id)
    amended = {property_id: claim for _pack, overlay in laid for property_id, claim in overlay.claims.items()}
    claims = {p: {**messenger.claims, **amended}[p] for p in guide.properties if p in (*messenger.claims, *amended)}
    apps = (_app(app, pack.name) for pack, overlay in laid for app in overlay.apps)
    return replace(messenger, claims=claims, apps=(*messenger.apps, *apps))


def _app(app: App, pack: Text) -> App:
    return replace(app, name=of_the_pack(app.name, pack), aliases=(app.name, *app.aliases))


def _moved(guide: Guide, messenger: Messenger) -> Messenger:
    """A messenger whose name says so where an amendment gives it another category."""
    before = category_before(guide, messenger)
    if before is None:
        return messenger
    name = _("{name} (without packs: {category})").format(name=messenger.name, category=guide.category(before).name)
    return replace(messenger, name=name, aliases=(messenger.name, *messenger.aliases))
