"""Who may give what the policy leaves to discretion, and up to how much."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from amends.decide.case import Case, Status
from amends.decide.unknown import Place, Truth, Unknown, unknown_fact
from amends.decide.value import Amount, Worth, clause_value, exceeds
from amends.lang.tree import Clause, Effect, Remedy


@dataclass(frozen=True, slots=True)
class Authority:
    """The most that each role may give, in the order of authority; None is no limit but the value.

    `possible` is the same if every unknown allowing clause held; `open` are the unknowns that could give a role more.
    """

    by_role: dict[str, Amount | None]
    possible: dict[str, Amount | None]
    open: tuple[Unknown, ...] = ()


def authority(case: Case, remedy: Remedy, worth: Worth, *, with_values: bool = True) -> Authority:
    """The authority over a discretionary remedy: the most that one true allowing clause lets each role give.

    Without a team, what every team may give is certain, and what any may give is possible. Not `with_values`, it is
    what the limits alone let each role give, whatever the clauses are worth.
    """
    held = case.remedies[remedy.name].clauses[Effect.ALLOWS]
    team = case.facts.values.get("team")
    by_team = any(truth is not False and _differs_by_team(clause) for clause, truth in held)
    teams = case.tree.teams if team is None and by_team else (str(team) if team is not None else "",)
    reckoning = _Reckoning(case, remedy, worth, with_values)
    certain = reckoning.shared([reckoning.over(held, one, unknown=False) for one in teams])
    possible = reckoning.merged([reckoning.over(held, one, unknown=True) for one in teams])
    open_parts = [
        truth
        for clause, truth in held
        if isinstance(truth, Unknown)
        and any(reckoning.merged([certain, reckoning.by_clause(clause, one)]) != certain for one in teams)
    ]
    if len(teams) > 1:
        open_parts.append(unknown_fact(Place("team")))
    return Authority(_in_order(certain, case), _in_order(possible, case), tuple(open_parts))


def referred_to(case: Case, remedy: Remedy, *, possibly: bool = False) -> str | None:
    """The role that decides a referred remedy: the highest that a true referring clause names.

    With `possibly`, unknown clauses count as well.
    """
    held = case.remedies[remedy.name].clauses[Effect.REFERS]
    named = {clause.to for clause, truth in held if truth is True or (possibly and isinstance(truth, Unknown))}
    return next((role for role in reversed(case.tree.roles) if role in named), None)


def approver(case: Case) -> str | None:
    """Who decides what cannot be computed: the approver of the exception route, else the highest role."""
    route = case.tree.make_it_right
    if route is not None and route.approver is not None:
        return route.approver
    return case.tree.roles[-1] if case.tree.roles else None


def needs_approver(case: Case, remedy: Remedy) -> bool:
    """Whether the remedy is undecided for nothing but what cannot be computed."""
    holding = case.remedies[remedy.name]
    if holding.status is not Status.UNDECIDED:
        return False
    return not any(truth.needs for _, truth in holding.open_clauses())


Limit = Amount | None
RoleLimits = dict[str, Limit]


@dataclass(frozen=True, slots=True)
class _Reckoning:
    """How limits of one remedy are found and compared."""

    case: Case
    remedy: Remedy
    worth: Worth
    with_values: bool

    def over(self, held: Iterable[tuple[Clause, Truth]], team: str, *, unknown: bool) -> RoleLimits:
        """The best of the clauses that are true, and of those that are unknown where these count."""
        counted = [clause for clause, truth in held if truth is True or (unknown and isinstance(truth, Unknown))]
        return self.merged([self.by_clause(clause, team, certain=not unknown) for clause in counted])

    def by_clause(self, clause: Clause, team: str, *, certain: bool = False) -> RoleLimits:
        """The most that one clause lets each role give: the lesser of the role's cap and the clause's own value."""
        own = self._own_value(clause, certain=certain) if self.with_values else None
        return {role: self._lesser(cap, own) for role, cap in _caps(self.case, clause, team).items()}

    def _own_value(self, clause: Clause, *, certain: bool) -> Limit:
        """What the clause itself is worth, where that is less than what any role could give up to anyhow."""
        value = clause_value(self.case, clause, self.remedy)
        if isinstance(value, Unknown):
            # What is certain of the remedy's value comes from other clauses, which may be for other roles.
            return 0 if certain and self.worth.at_least is not None else None
        if value is None:
            return None
        if clause.value is not None or (self.worth.at_least is not None and self._exceeds(self.worth.at_least, value)):
            return value
        return None

    def merged(self, limits: Iterable[RoleLimits]) -> RoleLimits:
        """For each role the best of its limits."""
        best: RoleLimits = {}
        for one in limits:
            for role, limit in one.items():
                best[role] = self._better(best[role], limit) if role in best else limit
        return best

    def shared(self, limits: list[RoleLimits]) -> RoleLimits:
        """For each role that stands in all of them, the least of its limits."""
        first, *others = limits
        least: RoleLimits = {role: limit for role, limit in first.items() if all(role in one for one in others)}
        for one in others:
            for role, limit in least.items():
                least[role] = limit if self._better(limit, one[role]) == one[role] else one[role]
        return least

    def _better(self, one: Limit, other: Limit) -> Limit:
        if one is None or other is None:
            return None
        return one if self._exceeds(one, other) else other

    def _lesser(self, one: Limit, other: Limit) -> Limit:
        if one is None or other is None:
            return one if other is None else other
        return other if self._exceeds(one, other) else one

    def _exceeds(self, one: Amount, other: Amount) -> bool:
        return exceeds(one, other, self.remedy)


def _caps(case: Case, clause: Clause, team: str) -> Mapping[str, Decimal | None]:
    roles = case.tree.roles
    if clause.limits is not None:
        named = clause.limits.by_team.get("") or clause.limits.by_team.get(team, {})
        return _filled(named, roles)
    return dict.fromkeys(roles[roles.index(clause.by) :] if clause.by is not None else roles)


def _filled(named: Mapping[str, Decimal], roles: tuple[str, ...]) -> dict[str, Decimal]:
    """Every role from the lowest named one up; an unnamed one has the next lower one's limit."""
    filled: dict[str, Decimal] = {}
    limit: Decimal | None = None
    for role in roles:
        limit = named.get(role, limit)
        if limit is not None:
            filled[role] = limit
    return filled


def _in_order(limits: RoleLimits, case: Case) -> RoleLimits:
    return {role: limits[role] for role in case.tree.roles if role in limits}


def _differs_by_team(clause: Clause) -> bool:
    return clause.limits is not None and "" not in clause.limits.by_team
