"""Where apps can be had, and under what they are found there."""

from typing import Annotated

from imtui.guide.constraints import EXPECTED_FINGERPRINT, EXPECTED_SHOP_ID, MaxLength, Pattern, ProperNoun
from imtui.guide.in_languages import NO_WORDS, Text, Words
from imtui.guide.model.steps import Step
from imtui.guide.model.values import Date, Id, Label, Name, Url
from imtui.records import record

ShopId = Annotated[str, Pattern(r"[A-Za-z0-9][A-Za-z0-9._/+-]{0,99}", EXPECTED_SHOP_ID)]
Fingerprint = Annotated[str, Pattern(r"[0-9a-f]{64}", EXPECTED_FINGERPRINT)]

FDROID = "fdroid"
"""The shop that builds its apps itself, without Google's libraries."""


@record
class Listing:
    """An app as a shop has it: what one needs to find the right thing there, and not a thing that looks like it.

    `id` is what the shop itself calls it by (the name of the package, the number of the App Store), `name` and
    `developer` are what it shows. `page` is there where no address follows from the id. `fingerprint` is that of the
    key with which the project signs what one gets there (SHA-256), where it is published.
    """

    shop: Id
    source: Url
    as_of: Date
    also: tuple[Url, ...] = ()
    checked: Date | None = None
    id: ShopId | None = None
    name: Name | None = None
    developer: Name | None = None
    page: Url | None = None
    fingerprint: Fingerprint | None = None


@record
class Shop:
    """Where apps of a platform can be had.

    `id_name` is what a shop calls the id of an app ("package"), and `page` the address that follows from it, where
    `{id}` stands for the id. `is_complete`: every app of the guide was looked for in its whole list, so that one which
    does not name this shop is not there; of other shops, absence is not known. `words` are what people say for it.
    `command` is what one types to install from it, where `{id}` stands for the id. `steps` hold for whatever one gets
    there, `steps_without` for a messenger of its platform that has nothing there: it has to be complete.
    """

    id: Id
    name: Annotated[Text, ProperNoun(), MaxLength(40)]
    platform: Id
    id_name: Label | None = None
    page: Url | None = None
    command: Name | None = None
    is_complete: bool = False
    words: Words = NO_WORDS
    steps: tuple[Step, ...] = ()
    steps_without: tuple[Step, ...] = ()

    def command_of(self, listing: Listing) -> str | None:
        """What one types to install an app from this shop."""
        return self.command.replace("{id}", listing.id) if self.command and listing.id else None

    def page_of(self, listing: Listing) -> str | None:
        """The address of an app in this shop."""
        return listing.page or (self.page.replace("{id}", listing.id) if self.page and listing.id else None)
