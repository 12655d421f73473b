"""What one does with a messenger, from getting it to leaving it."""

from typing import Annotated

from imtui.guide.constraints import MaxLength, ProperNoun
from imtui.guide.in_languages import Text
from imtui.guide.model.values import Date, Id, Name, Topic, Url
from imtui.records import record


@record
class Step:
    """Something to do or to know when one takes up a messenger, uses it or leaves it.

    `menu` is the way to it as the program names it, where the source has those words. `seen_in` is the version of which
    the source speaks, where it names one. Without `platforms` and `app` it holds for all.
    """

    about: Topic
    text: Annotated[Text, MaxLength(300)]
    source: Url
    as_of: Date
    checked: Date | None = None
    menu: Annotated[Text, ProperNoun(), MaxLength(120)] | None = None
    seen_in: Name | None = None
    platforms: tuple[Id, ...] = ()
    app: Name | None = None
    also: tuple[Url, ...] = ()
    undated: bool = False


@record
class Steps:
    """How to get a messenger safely, set it well, make sure of who is there, and leave it (`data/steps/`)."""

    messenger: Id
    steps: tuple[Step, ...]
