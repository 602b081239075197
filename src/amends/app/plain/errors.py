"""Errors as plain data: the word for each kind, its message and what to do about it."""

import re
from dataclasses import dataclass

from amends.decide.errors import FactError
from amends.formats.errors import UnreadableFactsError
from amends.lang.diagnostics import Diagnostic, PolicyError
from amends.lang.errors import AmendsError


@dataclass(frozen=True, slots=True)
class ToldFault:
    """One of several faults: the fact, the place or the field that it is about, what is wrong, and what to do."""

    where: str
    message: str
    help: str | None = None


def kind_of(error: type[AmendsError]) -> str:
    """The kind of an error for scripts: `TermsChangedError` is `terms_changed`."""
    return "_".join(re.findall("[A-Z][a-z]*", error.__name__.removesuffix("Error"))).lower()


def message_of(error: AmendsError) -> str:
    """What is wrong."""
    return str(getattr(error, "message", error))


def help_of(error: AmendsError) -> str | None:
    """What to do about it, where the error says that apart."""
    help_text: str | None = getattr(error, "help", None)
    return help_text


def faults_of(error: AmendsError) -> tuple[ToldFault, ...]:
    """Every fault of an error that holds several: of facts, of a document, of a record."""
    if isinstance(error, FactError):
        return tuple(ToldFault(fault.fact, fault.message, fault.help) for fault in error.faults)
    if isinstance(error, (PolicyError, UnreadableFactsError)):
        return tuple(map(_of_document, error.diagnostics))
    return ()


def _of_document(one: Diagnostic) -> ToldFault:
    return ToldFault(f"line {one.span.line}, column {one.span.column}", one.message, one.help)
