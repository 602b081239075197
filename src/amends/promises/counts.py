"""How many promises each seller and each team made, and how many were confirmed, kept and broken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amends.promises.keeping import Keeping, standing
from amends.promises.state import Confirmation, PromiseState


@dataclass(frozen=True, slots=True, order=True)
class Seller:
    """Who made promises: a user of this workspace, or a seller or shop by its word; and for which team."""

    team: str | None
    seller: str | None
    maker: UUID | None


@dataclass(slots=True)
class Count:
    """What became of the promises of one seller."""

    made: int = 0
    confirmed: int = 0
    disputed: int = 0
    kept: int = 0
    broken: int = 0
    made_good: int = 0
    expired: int = 0


def by_seller(states: Iterable[PromiseState], today: date) -> dict[Seller, Count]:
    """The counts by seller and team, those with the most broken promises first."""
    counts: dict[Seller, Count] = {}
    for state in states:
        offer = state.offer
        _add(counts.setdefault(Seller(offer.team, offer.seller, offer.maker), Count()), state, today)
    return most_broken_first(counts)


def most_broken_first(counts: Mapping[Seller, Count]) -> dict[Seller, Count]:
    """The same counts, those with the most broken promises first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1].broken, *map(str, _parts(item[0]))))
    return dict(ordered)


def by_team(counted: dict[Seller, Count]) -> dict[str | None, Count]:
    """The same by team."""
    teams: dict[str | None, Count] = {}
    for seller, count in counted.items():
        total = teams.setdefault(seller.team, Count())
        for name in Count.__dataclass_fields__:
            setattr(total, name, getattr(total, name) + getattr(count, name))
    return teams


def _add(count: Count, state: PromiseState, today: date) -> None:
    found = standing(state, today)
    count.made += 1
    count.confirmed += state.is_confirmed
    count.disputed += state.confirmation is Confirmation.DISPUTED
    count.kept += found.keeping is Keeping.KEPT
    count.broken += found.keeping is Keeping.BROKEN
    count.made_good += found.is_made_good
    count.expired += found.keeping is Keeping.EXPIRED


def _parts(seller: Seller) -> tuple[object, ...]:
    return (seller.team or "", seller.seller or "", seller.maker or "")
