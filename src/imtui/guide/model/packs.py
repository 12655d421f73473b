"""What a collective lays over the guide."""

from collections.abc import Mapping
from typing import Annotated

from imtui.guide.constraints import KeyedBy
from imtui.guide.in_languages import Text
from imtui.guide.model.language import Phrase
from imtui.guide.model.messenger import App, Claim
from imtui.guide.model.values import Id, Noun, Remark, Topic, Url
from imtui.records import EMPTY, record


@record
class PackWarning:
    """A warning that a pack adds to a messenger of the guide."""

    text: Remark
    source: Url | None = None


@record
class PackStep:
    """A step that a pack adds: what a collective tells people to do, with or without a source."""

    about: Topic
    text: Remark
    platforms: tuple[Id, ...] = ()
    source: Url | None = None


@record
class Overlay:
    """What a pack lays over a messenger of the guide.

    `apps` are added to its own. `claims` are amendments: for whoever loads the pack, they count in place of the
    messenger's own, which are shown beside them.
    """

    notes: tuple[Remark, ...] = ()
    warnings: tuple[PackWarning, ...] = ()
    steps: tuple[PackStep, ...] = ()
    apps: tuple[App, ...] = ()
    claims: Annotated[Mapping[str, Claim], KeyedBy("property")] = EMPTY


@record
class Pack:
    """What a collective laid over the guide: messengers of its own, and overlays on those of others."""

    name: Text
    messengers: tuple[str, ...] = ()
    overlays: Mapping[str, Overlay] = EMPTY


@record
class PackLabel:
    """Whose a pack is (`pack.yaml`), and what its people say for what can be asked for."""

    name: Noun
    phrases: tuple[Phrase, ...] = ()
