"""The commands, each imported only when it is used, and what happens when one cannot go on."""

import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError

from amends.cli.failures import nobody_reads, tell, tell_own_fault
from amends.cli.help import HelpPage
from amends.cli.status import ExitStatus
from amends.cli.terminal import prepare_streams
from amends.cli.usage import in_our_words
from amends.formats.files import STANDARD_INPUT
from amends.lang.errors import AmendsError
from amends.version import __version__

_COMMANDS = {
    "decide": "Decides a case, or many: what is owed, what may be given, what is refused and why, what to ask.",
    "explain": "Decides a case and says it in words that can be read out.",
    "check": "Checks policies: every fault with its place, and what a policy holds that can be used.",
    "init": "Writes a small policy to start from.",
    "demo": "Decides the sample cases of several invented brands, and says why.",
}


def build() -> App:
    """The command line, with its commands still to be imported."""
    app = App(
        name="amends",
        usage="Usage: amends COMMAND",
        help="Decides what a customer gets when something went wrong, by a policy that people can read.",
        help_epilogue="Begin with `amends demo`, then `amends init`; each command's `--help` has an example.",
        help_format="plaintext",
        help_formatter=HelpPage(),
        version=f"amends {__version__}",
        suppress_keyboard_interrupt=False,
        result_action="return_value",
    )
    for number, (name, help_text) in enumerate(_COMMANDS.items()):
        app.command(f"amends.cli.{name}:command", name=name, help=help_text, sort_key=number)
    return app


def run(arguments: Sequence[str]) -> int:
    """Runs what was typed after `amends`, and returns the exit status."""
    prepare_streams()
    try:
        return _run(arguments)
    except BrokenPipeError:
        return nobody_reads()
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    # A lone `-` means standard input to every command; to the library for commands it would be an option.
    tokens = [STANDARD_INPUT if argument == "-" else argument for argument in arguments]
    try:
        status = build()(tokens, exit_on_error=False, print_error=False)
    except CycloptsError as error:
        status = tell(in_our_words(error))
    except AmendsError as error:
        status = tell(error)
    except BrokenPipeError:
        raise
    except Exception as error:
        status = tell_own_fault(error)
    sys.stdout.flush()
    return status if isinstance(status, int) else ExitStatus.DONE
