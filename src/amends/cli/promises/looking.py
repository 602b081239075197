"""`amends promises list`, `show`, `broken`: which promises there are, and what became of them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from cyclopts import Parameter

from amends.cli.answers import ClientOption, Next, answer, table, typed
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.promises.typed import PromiseArgument, reference_typed
from amends.formats.errors import InputError
from amends.promises.keeping import Keeping
from amends.promises.state import Confirmation

if TYPE_CHECKING:
    from amends.app.promises.listing import ListedRow
    from amends.promises.counts import Count
    from amends.store.promise_list import PromisePlace

_HEADINGS = ("promise", "made", "customer", "account", "by", "what", "confirmation", "stands")
_COUNTED = ("made", "confirmed", "disputed", "kept", "broken", "made good", "expired")

_TeamOption = Annotated[str | None, Parameter(name="--team", metavar="TEAM", help="Only those of a team.")]
_SellerOption = Annotated[str | None, Parameter(name="--seller", metavar="NAME", help="Only those of a seller.")]


@Parameter(name="*")
@dataclass(frozen=True)
class OnlyThose:
    """Which promises are listed; what is not named does not limit them."""

    mine: Annotated[bool, Parameter(name="--mine", negative=(), help="Only those that you made.")] = False
    to: Annotated[
        str | None,
        Parameter(
            name="--to", metavar="WHOM", help="Only those to an account, an order (by number) or a customer (id)."
        ),
    ] = None
    only_open: Annotated[
        bool, Parameter(name="--open", negative=(), help="Only those with bills still to come, or something owed.")
    ] = False
    unconfirmed: Annotated[
        bool,
        Parameter(
            name="--unconfirmed", negative=(), help="Only those not confirmed while the order is here; none imported."
        ),
    ] = False
    maker: Annotated[str | None, Parameter(name="--maker", metavar="USER", help="Only those that they made.")] = None
    team: _TeamOption = None
    seller: _SellerOption = None
    standing: Annotated[Keeping | None, Parameter(name="--standing", help="Only those that stand so.")] = None
    confirmation: Annotated[
        Confirmation | None, Parameter(name="--confirmation", help="Only those whose confirmation is so far.")
    ] = None


_ALL = OnlyThose()


def list_all(
    *,
    only: OnlyThose = _ALL,
    client: ClientOption = None,
    page: Annotated[
        str | None, Parameter(name="--page", metavar="PLACE", help="The next page, as the one before it names it.")
    ] = None,
    options: LookOptions = LOOK,
) -> int:
    """Lists promises, the latest made first, a page at a time."""
    from amends.app.plain.promises import listed_to_plain
    from amends.app.promises.listing import PromisesWanted, list_promises

    wanted = PromisesWanted(
        client=client,
        whom=only.to,
        is_mine=only.mine,
        maker=only.maker,
        team=only.team,
        seller=only.seller,
        keeping=only.standing,
        confirmation=only.confirmation,
        is_open=only.only_open,
        is_unconfirmed=only.unconfirmed,
        after=_place(page) if page is not None else None,
    )
    found = list_promises(desk_of(options), wanted)
    next_page = _typed(found.next) if found.next is not None else None
    document = {"promises": list(map(listed_to_plain, found.promises)), "page": next_page}
    rows = list(map(_row, found.promises))
    lines = [*table(_HEADINGS, rows)] if rows else [Line("No promise is like that.")]
    if next_page is not None:
        lines += [Line(), Line(f"The next page: --page {next_page}")]
    following = [Next(typed("promises", "show", one.row.reference), "look at it") for one in found.promises[:1]]
    return answer(options, document, lines, following)


def show(promise: PromiseArgument, /, *, options: LookOptions = LOOK) -> int:
    """Shows a promise, and all that happened to it."""
    from amends.app.plain.promises import promise_to_plain
    from amends.app.promises.reading import view
    from amends.cli.promises.page import history_lines, next_steps, promise_lines

    seen = view(desk_of(options), reference_typed(promise))
    lines = [*promise_lines(seen), *history_lines(seen)]
    steps = [] if seen.state.is_confirmed else next_steps(seen)
    return answer(options, {"promise": promise_to_plain(seen)}, lines, steps)


def broken(
    *,
    since: Annotated[
        date | None, Parameter(name="--since", metavar="DAY", help="Only those that were made from that day on (UTC).")
    ] = None,
    before: Annotated[
        date | None, Parameter(name="--before", metavar="DAY", help="Only those that were made before that day (UTC).")
    ] = None,
    team: _TeamOption = None,
    seller: _SellerOption = None,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Counts what became of promises, by seller and team, those with the most broken ones first."""
    from amends.app.plain.promises import counts_to_plain
    from amends.app.promises.listing import PromisesWanted, count_promises

    wanted = PromisesWanted(
        client=client, team=team, seller=seller, made_from=_midnight(since), made_before=_midnight(before)
    )
    counts = count_promises(desk_of(options), wanted)
    if not counts.by_seller:
        return answer(options, counts_to_plain(counts), [Line("No promise is like that.")])
    sellers = [
        (one.seller or one.maker or "nobody named", one.team or "", *_numbers(one.count)) for one in counts.by_seller
    ]
    teams = [(team or "no team", *_numbers(count)) for team, count in counts.by_team.items()]
    lines = [*table(("seller", "team", *_COUNTED), sellers), Line(), *table(("team", *_COUNTED), teams)]
    return answer(
        options,
        counts_to_plain(counts),
        lines,
        [Next(typed("promises", "list", "--standing", "broken"), "look at those that were broken")],
    )


def _row(one: "ListedRow") -> tuple[str, ...]:
    from zoneinfo import ZoneInfo

    from amends.cases.words import moment
    from amends.promises.words import CONFIRMATIONS, KEEPINGS

    row = one.row
    owed = f", {row.owed} owed" if row.owed else ""
    return (
        row.reference,
        moment(row.made_at, ZoneInfo(one.client.timezone)),
        one.customer.name or "(no name)" if one.customer is not None else "",
        one.account.number or "" if one.account is not None else "",
        one.maker or row.seller or "",
        ", ".join(terms.item for terms in row.terms),
        CONFIRMATIONS[row.confirmation],
        KEEPINGS[one.keeping] + owed,
    )


def _numbers(count: "Count") -> tuple[str, ...]:
    numbers = (
        count.made, count.confirmed, count.disputed, count.kept, count.broken, count.made_good, count.expired,
    )  # fmt: skip
    return tuple(f"{number:,}" for number in numbers)


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), UTC)


def _typed(place: "PromisePlace") -> str:
    from amends.cases.canonical import instant_text

    return f"{instant_text(place.at)}/{place.promise}"


def _place(text: str) -> "PromisePlace":
    from amends.store.promise_list import PromisePlace

    at, _, promise = text.partition("/")
    try:
        return PromisePlace(datetime.fromisoformat(at), UUID(promise))
    except ValueError:
        raise InputError(f"`{text}` is no page", "use what the page before it names") from None
