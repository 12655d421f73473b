"""How the values of the model are called by people, to be translated where they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from imtui.language import _, later, plural

if TYPE_CHECKING:
    from imtui.guide.model import Guide

VALUE_NAMES: dict[str, str] = {
    "yes": later("yes"),
    "partial": later("partly"),
    "no": later("no"),
    "unknown": later("unknown"),
    "not-applicable": later("not applicable"),
}
STATUS_NAMES: dict[str, str] = {
    "active": later("active"),
    "unmaintained": later("no longer maintained"),
    "discontinued": later("shut down"),
}
ACCESS: dict[str, str] = {
    "standalone": later("stands alone"),
    "needs-phone": later("needs a phone first"),
    "web-only": later("web only"),
    "unknown": later("not known whether it needs a phone"),
}
KINDS: dict[str, str] = {
    "service": later("service"),
    "protocol": later("protocol"),
    "peer-to-peer": later("peer-to-peer"),
    "app": later("app"),
}
GRADES: dict[str, str] = {
    "audit": later("audit"),
    "source-code": later("source code"),
    "documentation": later("documentation"),
    "vendor": later("claimed by the vendor"),
    "secondary": later("secondary source"),
}
CONFIDENCES: dict[str, str] = {
    "high": later("high confidence"),
    "medium": later("medium confidence"),
    "low": later("low confidence"),
}
MEANS: dict[str, str] = {
    "federation": later("federation"),
    "gateway": later("gateway"),
    "bridge": later("bridge"),
    "interoperability": later("interoperability"),
    "built-in": later("built into an app"),
}
PARTS: dict[str, str] = {
    "get": later("Get it"),
    "set-first": later("Set first"),
    "make-sure": later("Make sure"),
    "groups-and-devices": later("Groups and devices"),
    "leave": later("Leave"),
}
TOPICS: dict[str, str] = {
    "check-file": later("check the file"),
    "repository": later("repository"),
    "tails": later("on Tails"),
    "look-alikes": later("look-alikes"),
    "sign-up": later("sign-up"),
    "encryption": later("encryption"),
    "account-lock": later("lock of the account"),
    "lock": later("lock of the app"),
    "backups": later("backups"),
    "contacts": later("address book"),
    "who-sees": later("who sees what"),
    "disappearing": later("disappearing messages"),
    "previews": later("previews"),
    "receipts": later("read receipts"),
    "address": later("IP address"),
    "devices": later("linked devices"),
    "compare": later("compare keys"),
    "key-change": later("when a key changes"),
    "new-member": later("what a new member sees"),
    "lost-phone": later("lost phone"),
    "remove-device": later("remove a device"),
    "export": later("take your messages along"),
    "delete": later("delete the account"),
    "remains": later("what stays behind"),
}


def country_names(guide: Guide, countries: Iterable[str] | None) -> str:
    """Countries by name; a word where there are none, or where nobody knows."""
    if countries is None:
        return _("unknown")
    return ", ".join(str(guide.countries[code].name) for code in countries) or _("no country")


BUILT_BY_FDROID = later("In F-Droid, so built without Google's libraries; notifications may come late.")
"""What is said of an app of which only its shop is known."""


def people(count: int) -> str:
    """How many people, in words."""
    return plural("{n} person", "{n} people", count)
