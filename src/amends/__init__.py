"""Amends decides, records and checks what a customer gets when something went wrong."""

from typing import TYPE_CHECKING

from amends.version import __version__

if TYPE_CHECKING:
    from amends.decide.case import Status as Status
    from amends.decide.errors import FactError as FactError
    from amends.decide.errors import FactFault as FactFault
    from amends.decide.errors import WantError as WantError
    from amends.lang.diagnostics import Diagnostic as Diagnostic
    from amends.lang.diagnostics import PolicyError as PolicyError
    from amends.lang.errors import AmendsError as AmendsError
    from amends.policy import Decision as Decision
    from amends.policy import Policy as Policy
    from amends.policy import load as load
    from amends.policy import loads as loads

_HOMES = {
    "AmendsError": "amends.lang.errors",
    "Decision": "amends.policy",
    "Diagnostic": "amends.lang.diagnostics",
    "FactError": "amends.decide.errors",
    "FactFault": "amends.decide.errors",
    "Policy": "amends.policy",
    "PolicyError": "amends.lang.diagnostics",
    "Status": "amends.decide.case",
    "WantError": "amends.decide.errors",
    "load": "amends.policy",
    "loads": "amends.policy",
}
__all__ = ["__version__", *_HOMES]  # noqa: PLE0604 - the names are texts


def __getattr__(name: str) -> object:
    """The public names, imported when first used: `amends --version` need not read the language."""
    if name not in _HOMES:
        raise AttributeError(f"module `amends` has no attribute `{name}`")
    from importlib import import_module  # noqa: PLC0415 - `amends --version` need not wait for it

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
