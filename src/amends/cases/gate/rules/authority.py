"""Authority: how the roles of a policy stand to each other, and how much each may give or approve."""

from collections.abc import Mapping
from decimal import Decimal

from amends.cases.gate.attempt import Attempt
from amends.lang.tree import PolicyTree

Limits = Mapping[str, Decimal | None]
"""The most that roles may give; None where nothing but the value limits it."""


def is_at_least(policy: PolicyTree, role: str | None, needed: str | None) -> bool:
    """Whether a role is the needed one or above it; roles that the policy does not know are below all."""
    if role not in policy.roles or needed not in policy.roles:
        return False
    return policy.roles.index(role) >= policy.roles.index(needed)


def has_limit(policy: PolicyTree, limits: Limits, role: str | None) -> bool:
    """Whether a role may give at all: it, or one below it, is named. Where a policy has no roles, everybody may."""
    return not policy.roles or any(is_at_least(policy, role, named) for named in limits)


def limit_of(policy: PolicyTree, limits: Limits, role: str | None) -> Decimal | None:
    """The most that a role may give: its own limit, or that of the next lower role that has one.

    None where nothing but the value limits it; zero for a role that may give nothing.
    """
    if not policy.roles:
        return None
    found: Decimal | None = Decimal(0)
    for one in policy.roles:
        found = limits.get(one, found)
        if one == role:
            return found
    return Decimal(0)


def lowest_approver(attempt: Attempt[object]) -> str | None:
    """The role that approves at least: the policy's approver, or the one that joined; else the highest of all."""
    policy = attempt.around.policy
    named = policy.make_it_right.approver if policy.make_it_right is not None else None
    return attempt.state.approver or named or (policy.roles or (None,))[-1]


def approval_limit(policy: PolicyTree, role: str | None) -> Decimal | None:
    """The most that a role may approve; None where the policy sets no limits."""
    route = policy.make_it_right
    if route is None or not route.up_to:
        return None
    return limit_of(policy, route.up_to, role)


def may_approve(policy: PolicyTree, role: str | None, total: Decimal) -> bool:
    """Whether a role may approve so much."""
    limit = approval_limit(policy, role)
    return limit is None or total <= limit


def highest_approval(policy: PolicyTree) -> Decimal:
    """The most that anybody of the house may approve, where the policy sets limits."""
    limits = [approval_limit(policy, role) for role in policy.roles]
    return max((limit for limit in limits if limit is not None), default=Decimal(0))
