"""The commands, each imported only when it is used, and what happens when one cannot go on."""

import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError, Group

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
    "case": "Handles a customer's case: from the first call over Make It Right to the note.",
    "check": "Checks policies: every fault with its place, and what a policy holds that can be used.",
    "init": "Writes a small policy to start from.",
    "demo": "Walks sample cases from the first call to the note, and decides those of four invented brands.",
}
_HOUSE_COMMANDS = {
    "workspace": "Makes the store, brings it up to date, anchors what stands in it.",
    "client": "The brands for whom cases are handled: sites, teams, settings.",
    "user": "Who works here, and in which roles.",
    "token": "Tokens with which programs are known as their user.",
    "policy": "Policies: drafted, checked, reviewed by another, published.",
    "customer": "Whom amends are made to, and what they have.",
    "import": "Customers, and what they were given before, from CSV files.",
    "promises": "What was promised, and whether bills keep it.",
    "calls": "What call records show of calls on the bill, and who looked.",
    "callbacks": "The calls that are owed to customers, and who makes them.",
    "plan": "What call-backs take, and whom each choice misses.",
    "verify": "Whether everything in the store is as it was recorded.",
    "backup": "A verified copy of the store, while others work.",
    "restore": "A store from a backup.",
    "copy": "A whole store into an empty one, such as into PostgreSQL.",
    "erase": "Erases a person who asks for it.",
    "retention": "What was kept long enough, and erasing it.",
    "desk": "Serves a workspace over HTTP, for programs and for people.",
    "endpoint": "Who outside gives remedies, and the secrets that sign it.",
    "worker": "Does what happens by itself: fulfils remedies, sends letters.",
    "mail": "Trying the settings of mail, and reading what came back.",
    "jobs": "What waits to be done by itself, and what was given up.",
}
_MODULES = {"import": "imports"}
"""Where a command stands that cannot give its name to a module."""


def build() -> App:
    """The command line, with its commands still to be imported."""
    app = App(
        name="amends",
        usage="Usage: amends COMMAND",
        help="Decides what a customer gets when something went wrong, by a policy that people can read.",
        help_epilogue="Begin with `amends demo`, then `amends init`. Every `--help` has an example.",
        help_format="plaintext",
        help_formatter=HelpPage(),
        version=f"amends {__version__}",
        suppress_keyboard_interrupt=False,
        result_action="return_value",
    )
    house = Group("Looking after a workspace", sort_key=len(_COMMANDS))
    for number, (name, help_text) in enumerate({**_COMMANDS, **_HOUSE_COMMANDS}.items()):
        app.command(
            f"amends.cli.{_MODULES.get(name, name)}:command",
            name=name,
            help=help_text,
            sort_key=number,
            group=house if name in _HOUSE_COMMANDS else None,
        )
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
        status = tell(in_our_words(error), as_json=_answers_in_json(tokens))
    except AmendsError as error:
        status = tell(error, as_json=_answers_in_json(tokens))
    except BrokenPipeError:
        raise
    except Exception as error:
        status = tell_own_fault(error)
    sys.stdout.flush()
    return status if isinstance(status, int) else ExitStatus.DONE


def _answers_in_json(tokens: Sequence[str]) -> bool:
    """Whether a script reads what a command says, so that it reads its errors there as well."""
    return bool(tokens) and tokens[0] in {"case", *_HOUSE_COMMANDS} and "--json" in tokens
