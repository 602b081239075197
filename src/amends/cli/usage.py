"""A command that was not typed as it is meant to be: what is wrong with it, in the words of the house."""

from datetime import date
from typing import get_args

from cyclopts import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from amends.cli.failures import TellError, error_text
from amends.lang.names import one_of, suggestion


class UsageError(TellError):
    """A command line that cannot be used."""

    def __init__(self, message: str, help_text: str | None = None) -> None:
        super().__init__(error_text(message, help_text))
        self.message = message
        self.help = help_text


def in_our_words(error: CycloptsError) -> UsageError:
    """The same error, told as Amends tells errors."""
    command = " ".join(("amends", *(error.command_chain or ())))
    see = f"`{command} --help` shows how it is used"
    match error:
        case UnknownCommandError(unused_tokens=[name, *_], app=app) if app is not None:
            known = [command for command in app if not command.startswith("-")]
            return UsageError(f"`{name}` is not a command", suggestion(name, known) or f"expected {one_of(known)}")
        case UnknownOptionError(token=token):
            name = token.keyword or token.value
            known = [name for argument in error.argument_collection for name in argument.names if name[:1] == "-"]
            return UsageError(f"`{name}` is not an option of `{command}`", suggestion(name, known) or see)
        case MissingArgumentError(argument=argument) if argument is not None:
            if error.keyword is not None:
                return UsageError(f"`{error.keyword}` needs a value", see)
            name = argument.name
            return UsageError(f"`{command}` needs {f'`{name}`' if name.startswith('-') else name.upper()}", see)
        case UnusedCliTokensError(unused_tokens=[name, *_]):
            return UsageError(f"`{name}` is one argument too many", see)
        case RepeatArgumentError(token=token):
            return UsageError(f"`{token.keyword}` stands twice", "keep one of the two")
        case CoercionError(token=token, argument=argument) if token is not None:
            name = token.keyword or (argument.name if argument is not None else command)
            choices = (argument.get_choices() if argument is not None else None) or ()
            looks_like = _looks_like(argument.hint) if argument is not None else None
            help_text = suggestion(token.value, choices) or looks_like or see
            return UsageError(f"`{token.value}` cannot be used for `{name}`", help_text)
        case _:
            return UsageError("the command cannot be understood", see)


def _looks_like(kind: object) -> str | None:
    """How a value of a kind is written; None where that says little."""
    kinds = get_args(kind) or (kind,)
    if date in kinds:
        return "write a day such as 2026-11-01"
    return "write a whole number" if int in kinds else None
