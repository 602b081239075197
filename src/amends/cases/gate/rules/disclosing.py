"""Who is it? Nothing about an account is disclosed before the caller was verified."""

from collections.abc import Sequence

from amends.cases.gate.attempt import Attempt, GateError, House, Rule
from amends.cases.state import CaseState
from amends.cases.words import spoken

OFFERS = "offers"
HISTORY = "history"
ACCOUNT = "account_data"
CALLS = "call_records"


class NotVerifiedError(GateError):
    """Who is speaking was not verified in this contact, or not by a method that is enough."""


def check_disclosed(state: CaseState, kind: str, house: House) -> None:
    """Data of a kind may be told in the contact that is going on.

    Raises:
        NotVerifiedError: it may not.
    """
    contact = state.contact
    if contact is None or kind not in contact.discloses:
        methods = [method for method, kinds in house.verification.items() if kind in kinds]
        how = (
            f"verify who is speaking, by {_ways(methods)}"
            if methods
            else "no way of verifying a caller is enough for that here; the client's settings can name one"
        )
        raise NotVerifiedError(f"who is speaking was not verified for {spoken(kind)}", how)


def _ways(methods: Sequence[str]) -> str:
    """The ways of verifying a caller, in words: `security question, passcode or one time code`."""
    *others, last = map(spoken, methods)
    return f"{', '.join(others)} or {last}" if others else last


def is_verified_for(kind: str) -> Rule[object]:
    """The caller was verified for a kind of data."""

    def rule(attempt: Attempt[object]) -> None:
        check_disclosed(attempt.state, kind, attempt.around.house)

    rule.__doc__ = f"Who is speaking was verified for {spoken(kind)}."
    return rule
