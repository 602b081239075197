"""What the field of an amount is called: with the currency, wherever what is filled in is money."""

from collections.abc import Iterable

from amends.app.cases.reading import CaseView
from amends.desk.texts import texts
from amends.lang.tree import Remedy
from amends.lang.types import Kind


def amount_label(view: CaseView, remedy: str | None = None) -> str:
    """The label of an amount of a remedy; of any of the policy, where none is named.

    Where some of them count something else than money, no currency is named.
    """
    remedies = view.policy.remedies
    unit = _unit(view, [remedies[remedy]] if remedy is not None and remedy in remedies else remedies.values())
    return texts().text("fields.amount_in", unit=unit) if unit else texts().text("fields.amount")


def ceiling_label(view: CaseView) -> str:
    """The label of how far an agent may go in a compromise."""
    unit = _unit(view, view.policy.remedies.values())
    return texts().text("fields.ceiling_in", unit=unit) if unit else texts().text("fields.ceiling")


def _unit(view: CaseView, remedies: Iterable[Remedy]) -> str | None:
    types = [one.value_type for one in remedies if one.value_type is not None]
    return view.policy.currency if all(one.kind is Kind.MONEY for one in types) else None
