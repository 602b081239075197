"""`amends case promise-call-back`, `try-call-back`, `agree-call-back`, `end-call-back`: calls that are owed."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

from cyclopts import Parameter

from amends.cases.events.call_backs import CallOutcome, EndOfCallBack
from amends.cases.gate.acts.call_backs import AgreeCallBack, AssignCallBack, EndCallBack, PromiseCallBack, TryCallBack
from amends.cli.case.acting import acted, acted_on
from amends.cli.case.common import ACT, ActOptions, CaseArgument
from amends.formats.errors import InputError

if TYPE_CHECKING:
    from amends.app.on_case import OnCase

_LIKE = "write it like `2026-11-06T12:00`, by the customer's clock"


def promise_call_back(
    case: CaseArgument,
    /,
    *,
    why: Annotated[str, Parameter(name="--why", metavar="WORDS", help="Why somebody will call.")],
    options: ActOptions = ACT,
) -> int:
    """Promises the customer a call, within their hours of the next business day."""
    return acted(options, case, PromiseCallBack(why))


def try_call_back(
    case: CaseArgument,
    outcome: Annotated[CallOutcome, Parameter(name="OUTCOME", help="What came of it.")],
    /,
    *,
    options: ActOptions = ACT,
) -> int:
    """Records that you called the customer back; whoever is reached is in contact from now on."""
    return acted(options, case, TryCallBack(outcome))


def agree_call_back(
    case: CaseArgument,
    /,
    *,
    opens: Annotated[str, Parameter(name="--from", metavar="TIME", help="From when, by the customer's clock.")],
    due: Annotated[str, Parameter(name="--to", metavar="TIME", help="Until when.")],
    options: ActOptions = ACT,
) -> int:
    """Agrees with the customer on when they are called, by the clock on their own wall."""
    from amends.app.windows import window_of

    begins, ends = _wall(opens), _wall(due)

    def request(on: "OnCase") -> list[object]:
        zone = ZoneInfo(window_of(on.connection, on.client, on.state.customer).timezone)
        return [AgreeCallBack(begins.replace(tzinfo=zone), ends.replace(tzinfo=zone))]

    return acted_on(options, case, request)


def assign_call_back(
    case: CaseArgument,
    user: Annotated[str, Parameter(name="USER", help="Who calls from now on: the word that they log in with.")],
    /,
    *,
    options: ActOptions = ACT,
) -> int:
    """Puts the call into somebody else's hands; `amends callbacks hand-over` does it with all of a shift."""
    from amends.app.cases.colleagues import colleague

    return acted_on(options, case, lambda on: [AssignCallBack(colleague(on, user).id)])


def end_call_back(
    case: CaseArgument,
    how: Annotated[EndOfCallBack, Parameter(name="HOW", help="Why no call is owed any more.")],
    /,
    *,
    words: Annotated[str, Parameter(name="--words", metavar="WORDS", help="What there is to say about it.")],
    options: ActOptions = ACT,
) -> int:
    """Records that no call is owed any more, though it was not made."""
    return acted(options, case, EndCallBack(how, words))


def _wall(text: str) -> datetime:
    """A time on somebody's wall.

    Raises:
        InputError: it is none.
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise InputError(f"`{text}` is no time", _LIKE) from None
    if found.tzinfo is not None or len(text) < len("2026-11-06T12:00"):
        raise InputError(f"`{text}` is no time on a wall", _LIKE)
    return found
