"""Runs what the command line asks: a plain-text answer, or the interface. Nothing that goes wrong is a traceback.

Each branch imports what it needs, so that `--help` waits for no guide and `list` for no interface.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from errno import EIO
from io import TextIOWrapper
from stat import S_ISCHR
from typing import TYPE_CHECKING, NoReturn, cast

from imtui import language, startup, terminal
from imtui.errors import DataError, TerminalGoneError, UsageError
from imtui.exits import Exit
from imtui.language import _
from imtui.options import Options
from imtui.records import replace

if TYPE_CHECKING:
    from imtui.guide.model import Guide
    from imtui.guide.query import Query, Vocabulary
    from imtui.tui.state import State

OPENING = ("game", "notes")
"""The commands that open the interface, in a workshop, where there is a terminal for it."""


def main() -> NoReturn:
    """Run imtui and leave with its exit code."""
    _complete_streams()
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # the terminal was closed: Python would try again on leaving, and give another exit code
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(code)


def _complete_streams() -> None:
    """Stand in for standard streams that are closed: one reads nothing from them, and writing is refused or lost."""
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115
    sys.stdout = sys.stdout or open(os.devnull)  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def run(arguments: Sequence[str]) -> int:
    """Run imtui with these arguments and give its exit code."""
    language.use(language.from_environment(os.environ))
    terminal.drop_wrong_sizes(os.environ)
    options = Options()
    try:
        startup.raise_on_interrupt()
        if arguments:
            from imtui.parser import parse

            options = parse(arguments)
        return _answer(options)
    except DataError as error:
        _say(f"{_(error.heading)}\n{error}")
        return Exit.BAD_DATA
    except UsageError as error:
        _say(f"imtui: {error}")
        return Exit.USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except TerminalGoneError:
        return Exit.TERMINAL_GONE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        if options.debug:
            from traceback import print_exc

            print_exc()
            return Exit.CRASH
        crash = _("imtui stopped because of a mistake of its own: {error}. --debug shows where.")
        _say(crash.format(error=f"{type(error).__name__}: {error}"))
        return Exit.CRASH
    finally:
        startup.end_quietly_on_interrupt()


def _answer(options: Options) -> int:
    if options.command and options.command not in OPENING:
        startup.settle()
    if options.command == "check":
        from imtui.commands import check

        text, code = check.report(cast(check.Arguments, options))
        _deliver(text, options)
        return code
    from imtui.guide.reading.load import load

    guide = load(options.data)
    if options.about:
        from imtui.about import about

        _deliver(about(guide), options)
    elif options.command and not _opens(options):
        from imtui.commands import command

        _deliver(command(options.command).answer(guide, options), options)
    else:
        return _open(guide, options)
    return Exit.DONE


def _opens(options: Options) -> bool:
    """Whether a command opens the interface, as some do where there is a terminal, unless a form is asked for."""
    asks_for_text = options.output or options.format != "text"
    here = terminal.look(os.environ, sys.stdin, sys.stdout, sys.stderr)
    return options.command in OPENING and not asks_for_text and here.interactive


def _deliver(text: str, options: Options) -> None:
    """Print an answer, or write it to the file asked for."""
    from imtui.export.formats import as_file

    if options.output:
        from imtui.export.files import write_whole

        _unwind_when_ended()
        write_whole(options.output, as_file(options.format, text), replace=options.force)
    else:
        _print(as_file(options.format, text) if options.bom else text)


def _unwind_when_ended() -> None:
    """Turn SIGTERM and SIGHUP into SystemExit, so that half-written files are removed."""
    import signal

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: sys.exit(128 + received))


def _print(text: str) -> None:
    """Print an answer; raises UsageError when nothing can be written there, and says so when nobody reads any more by
    BrokenPipeError or TerminalGoneError.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno == EIO and S_ISCHR(os.fstat(sys.stdout.fileno()).st_mode):  # no terminal says so of itself then
            raise TerminalGoneError from None
        from imtui.reasons import reason

        raise UsageError(_("The answer cannot be written: {reason}.").format(reason=reason(error))) from None


def _open(guide: Guide, options: Options) -> int:
    """Open the interface where there is a terminal for it, else print the plain list and say how to get it."""
    from imtui.guide.query import Vocabulary

    vocabulary = Vocabulary(guide)
    query = vocabulary.parse(options.filter)
    here = terminal.look(os.environ, sys.stdin, sys.stdout, sys.stderr)
    if not here.interactive:
        _deliver(_plain_list(guide, query, options.workshop), options)
        _say(_("This is the plain list: the interface needs a terminal on all three standard streams, and TERM set."))
        return Exit.DONE if here.piped else Exit.UNSUITABLE_TERMINAL
    state = _state(vocabulary, query, options)
    terminal.disarm_textual(os.environ)
    terminal.prefer_real_size(os.environ, sys.stderr.fileno())
    from imtui.tui.start import start

    return start(vocabulary, state, options, here)


def _plain_list(guide: Guide, query: Query, workshop: bool) -> str:
    """The messengers that answer a query, as text; in a workshop nothing in it tells a verdict."""
    from imtui.export.formats import list_as, pages_as
    from imtui.guide.query import Index

    if not workshop:
        return list_as("text", Index(guide), query)
    from imtui.pages.hidden import hidden_list_page

    return pages_as("text", guide, [hidden_list_page(Index(guide), query)])


def _state(vocabulary: Vocabulary, query: Query, options: Options) -> State:
    """What the interface begins with; raises DataError or UsageError."""
    from imtui.tui.state import State

    guide = vocabulary.guide
    state = State(query=query, workshop=options.workshop or options.command in OPENING)
    if options.votes:
        from imtui.guide.reading.group import read_group

        state = state.of_group(read_group(options.votes, guide), vocabulary)
    if options.marks:
        from imtui.commands.naming import messengers_named

        marks = [m.id for name in options.marks.split(",") for m in messengers_named(guide, name.strip())]
        state = replace(state, marked=tuple(dict.fromkeys((*state.marked, *marks))))
    if options.command == "game":
        from imtui.commands import game

        state = replace(state, game=game.begun(guide, cast(game.Arguments, options), state.game))
    return state


def _say(message: str) -> None:
    """Narrate on standard error; when even that is closed, there is nobody to tell."""
    from imtui.guide.text import clean, shortened

    with suppress(OSError):
        print("\n".join(shortened(clean(line)) for line in message.splitlines()), file=sys.stderr)
