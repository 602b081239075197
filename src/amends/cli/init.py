"""`amends init`: a small policy to start from."""

import shlex
from contextlib import suppress
from importlib.resources import files
from typing import Annotated

from cyclopts import App, Parameter

from amends.cli.status import ExitStatus

command = App(
    name="init",
    usage="Usage: amends init [NAME] [OPTIONS]",
    help_epilogue="""\
Examples:
  amends init
  amends init phone-care
  amends init phone-care --out policies/phone.policy.yaml""",
)

_NAME_IN_TEMPLATE = "policy: starter\n"
_NAMES = "it begins with a letter or digit, followed by letters, digits, `-`, `_` and `.`, such as `phone-care`"
_TRY_WITH = "{bought_on: 2026-03-02, reported_on: 2026-03-20, price: 80.00, broken: true, plan: basic}"


@command.default
def init(
    name: Annotated[
        str, Parameter(name="NAME", help="The policy's name: letters, digits, `-`, `_` and `.`.")
    ] = "my-policy",
    /,
    *,
    out: Annotated[
        str | None, Parameter(name="--out", metavar="FILE", help="The file to write; else NAME.policy.yaml.")
    ] = None,
) -> int:
    """Writes a small commented policy, which can be checked and decided with as it is."""
    from amends.cli.terminal import write
    from amends.formats.output import write_new_file

    path = out if out is not None else f"{name}.policy.yaml"
    write_new_file(path, _policy(name))
    write(_next_steps(path))
    return ExitStatus.DONE


def _policy(name: str) -> str:
    """The text of the policy under its name.

    Raises:
        InputError: the name is none that a policy can have.
    """
    from amends.formats.errors import InputError
    from amends.lang.diagnostics import PolicyError
    from amends.policy import loads

    template = files("amends.cli").joinpath("templates", "starter.policy.yaml").read_text(encoding="utf-8")
    text = template.replace(_NAME_IN_TEMPLATE, f"policy: {name}\n", 1)
    with suppress(PolicyError):
        if loads(text).name == name:
            return text
    raise InputError(f"`{name}` cannot name a policy", _NAMES)


def _next_steps(path: str) -> str:
    file = shlex.quote(path)
    return f"""\
{path} is written. Read it, then try:

  amends check {file}
  amends decide {file} '{_TRY_WITH}' \\
      --want replacement

Change what it says and try again; leave a fact out and see what is asked.
"""
