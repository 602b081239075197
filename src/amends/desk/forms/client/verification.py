"""By what callers are verified, and what may be told after each of it."""

from collections.abc import Sequence

from amends.app.administration.clients import ClientChanges
from amends.app.administration.settings import SettingChanges
from amends.desk.forms.client.part import Part, settled
from amends.desk.forms.form import Answers, Field, FormError
from amends.directory.organisation import Client
from amends.directory.settings import DataKind, VerificationMethod

_ADDED = "added_method"


def _fields(_: Client) -> Sequence[Field]:
    """The ways to verify stand in a table of their own."""
    return ()


def _changes(client: Client, answers: Answers) -> ClientChanges:
    methods = [_method(method.name, method.name, answers) for method in client.settings.verification]
    added = answers.word(_ADDED)
    if added is not None:
        methods.append(_method(added, _ADDED, answers))
        if not methods[-1].suffices_for:
            raise FormError(_ADDED, f"nothing may be told after `{added}`", "tick at least one kind of data")
    return settled(SettingChanges(verification=tuple(methods)))


def _method(name: str, row: str, answers: Answers) -> VerificationMethod:
    ticked = answers.each(f"told.{row}")
    return VerificationMethod(name, tuple(kind for kind in DataKind if kind in ticked))


VERIFICATION = Part(_fields, _changes)
