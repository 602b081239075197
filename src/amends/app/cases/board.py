"""The board of a case: what the decision makes of each remedy, in the groups in which somebody on a call needs it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from amends.app.cases.reading import CaseView
from amends.cases.elsewhere import with_other_parties
from amends.cases.events.deciding import DecidedRemedy
from amends.cases.gate.rules.authority import has_limit, limit_of
from amends.cases.other_teams import OtherTeam
from amends.cases.parts import GiftState, HandOff
from amends.cases.precedents import LikeCases
from amends.explain.voice import Voice, voice_of


class Group(StrEnum):
    """What somebody on a call needs to tell apart, the best for the customer first."""

    OWED = "owed"
    MAY_GIVE = "may_give"
    NEEDS_LEAD = "needs_lead"
    WITH_OTHERS = "with_others"
    AT_A_CHARGE = "at_a_charge"
    OPEN = "open"
    NOT_COVERED = "not_covered"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class OthersLimit:
    """Who else may give, in words, and the most that they may; None where nothing limits it."""

    who: str
    most: str | None


@dataclass(frozen=True, slots=True)
class TeamLimits:
    """What another team could do for the same facts: who may give there, or else what the policy makes of it."""

    team: str
    able: tuple[OthersLimit, ...]
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A remedy on the board.

    Attributes:
        title: how the policy speaks of it.
        worth: what it is worth in words; None where that is open, or there is none.
        most: the most that the one who looks may give, None where nothing limits it or they may not.
        most_words: the same in words.
        others: who else may give it.
        decided_by: who decides about what was referred, in words.
        asked: who of the others may give all of it, the least of them, in words.
        clauses: the clauses that settle it: the id, and the sentence.
        denial: how the customer is told that they don't get it, with every reason; empty where nothing is refused.
        gift: how far it has come where it was given or promised.
        is_set_aside: whether it is reserved for a solution that the customer has not accepted.
        gets: how much of it was given or promised, in words: that need not be what the policy makes of it.
        withheld: the coded reason for which it was withheld.
        is_told: whether the customer was told that they don't get it.
        is_declined: whether it is owed, and the customer does not want it.
        with_party: which other party has done it, or has accepted to.
        other_teams: what other teams could do about it for the same facts, where that is something else.
    """

    remedy: str
    title: str
    status: str
    worth: str | None
    most: Decimal | None
    most_words: str | None
    others: tuple[OthersLimit, ...]
    decided_by: str | None
    asked: str | None
    clauses: tuple[tuple[str, str], ...]
    denial: tuple[str, ...]
    reasons_to_withhold: Mapping[str, str]
    is_charge: bool
    is_wanted: bool
    awaits: bool
    gift: GiftState | None
    is_set_aside: bool
    gets: str | None
    withheld: str | None
    is_told: bool
    is_declined: bool
    alike: LikeCases | None
    with_party: HandOff | None = None
    other_teams: tuple[TeamLimits, ...] = ()


def board(view: CaseView) -> Mapping[Group, tuple[Entry, ...]]:
    """The groups that hold something, in their order; within each the wanted remedy first, then the policy's order."""
    if view.state.decision is None:
        return {}
    decided = view.state.decision.decided.remedies
    wanted = _wanted(view)
    names = sorted((name for name in view.policy.remedies if name in decided), key=lambda name: name != wanted)
    placed = [(_group(view, name, decided[name]), _entry(view, name, decided[name])) for name in names]
    return {group: entries for group in Group if (entries := tuple(entry for place, entry in placed if place is group))}


def _wanted(view: CaseView) -> str | None:
    return view.state.restatement.remedy if view.state.restatement is not None else None


def _group(view: CaseView, name: str, one: DecidedRemedy) -> Group:
    if name in with_other_parties(view.state):
        return Group.WITH_OTHERS
    match one.status:
        case "owed":
            return Group.AT_A_CHARGE if view.policy.remedies[name].charge and one.value != 0 else Group.OWED
        case "discretionary":
            may = has_limit(view.policy, one.limits, view.by.role)
            return Group.MAY_GIVE if may else Group.NEEDS_LEAD
        case "referred":
            return Group.NEEDS_LEAD
        case "undecided":
            return Group.OPEN
        case "forbidden":
            return Group.FORBIDDEN
        case _:
            return Group.NOT_COVERED


def _entry(view: CaseView, name: str, one: DecidedRemedy) -> Entry:
    voice = voice_of(view.policy, view.client.languages[0])
    remedy, state = view.policy.remedies[name], view.state
    most = _most(view, one)
    gift = state.standing_gift(name)
    return Entry(
        remedy=name,
        title=voice.remedy(remedy),
        status=one.status,
        worth=voice.amount(remedy, one.value) if one.value is not None else None,
        most=most,
        most_words=voice.amount(remedy, most) if most is not None else None,
        others=tuple(_others(view, voice, name, one)),
        decided_by=voice.role(one.decided_by) if one.decided_by is not None else None,
        asked=_asked(view, voice, one),
        clauses=tuple((clause.id, voice.clause(clause)) for clause in view.policy.clauses if clause.id in one.because),
        denial=(state.withheld[name].sentence,) if name in state.withheld else one.sentences,
        reasons_to_withhold=one.reasons_to_withhold or view.house.reasons_to_withhold,
        is_charge=remedy.charge,
        is_wanted=name == _wanted(view),
        awaits=one.awaits,
        gift=gift.state if gift is not None else None,
        is_set_aside=gift is not None and gift.state is GiftState.RESERVED and not state.is_promised(gift),
        gets=voice.amount(remedy, gift.amount) if gift is not None and gift.amount else None,
        withheld=state.withheld[name].reason if name in state.withheld else None,
        is_told=name in state.told,
        is_declined=name in state.declined,
        alike=view.alike.get(name),
        with_party=with_other_parties(state).get(name),
        other_teams=tuple(_team(view, voice, name, one) for one in view.other_teams.get(name, ())),
    )


def _team(view: CaseView, voice: Voice, name: str, one: OtherTeam) -> TeamLimits:
    able = (_limit(view, voice, name, role, one.limits[role]) for role in view.policy.roles if role in one.limits)
    return TeamLimits(one.team, tuple(able), one.status)


def _most(view: CaseView, one: DecidedRemedy) -> Decimal | None:
    if one.status != "discretionary" or not has_limit(view.policy, one.limits, view.by.role):
        return None
    limit = limit_of(view.policy, one.limits, view.by.role)
    return min((bound for bound in (limit, one.value) if bound is not None), default=None)


def _others(view: CaseView, voice: Voice, name: str, one: DecidedRemedy) -> Iterator[OthersLimit]:
    for role in view.policy.roles:
        if role in one.limits and role != view.by.role:
            yield _limit(view, voice, name, role, one.limits[role])


def _asked(view: CaseView, voice: Voice, one: DecidedRemedy) -> str | None:
    """The least role that may give all that it is worth; where nobody may, who may give the most."""
    able = [role for role in view.policy.roles if role in one.limits]
    whole = [role for role in able if (limit := one.limits[role]) is None or one.value is None or one.value <= limit]
    asked = one.decided_by or next(iter([*whole, *reversed(able)]), None)
    return voice.role(asked) if asked is not None else None


def _limit(view: CaseView, voice: Voice, name: str, role: str, limit: Decimal | None) -> OthersLimit:
    value_type = view.policy.remedies[name].value_type
    return OthersLimit(voice.role(role), None if limit is None else voice.values.amount(limit, value_type))
