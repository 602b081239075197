"""Whether policy leaves a gap between what is wanted and what may be given: what opens Make It Right."""

from dataclasses import dataclass
from decimal import Decimal

from amends.decide.authority import Authority, authority, referred_to
from amends.decide.case import DECIDING_EFFECT, REFUSALS, Case, Status
from amends.decide.errors import WantError
from amends.decide.value import NOTHING, Amount, Worth, exceeds, leaving, worth
from amends.lang.names import suggestion
from amends.lang.quantities import parse_decimal
from amends.lang.tree import PolicyTree, Remedy


@dataclass(frozen=True, slots=True)
class Want:
    """What the customer wants: a remedy, and how much of it where an amount is named."""

    remedy: str
    amount: Decimal | None = None


def read_want(tree: PolicyTree, want: str) -> Want:
    """`REMEDY` or `REMEDY=AMOUNT`.

    Raises:
        WantError: the policy has no such remedy, or the amount is none, or the remedy has no amounts.
    """
    name, equals, amount_text = want.partition("=")
    remedy = tree.remedies.get(name)
    if remedy is None:
        help_text = suggestion(name, tree.remedies)
        raise WantError(f"`{name}` is not a remedy of the policy" + (f"; {help_text}" if help_text else ""))
    if not equals:
        return Want(name)
    amount = parse_decimal(amount_text)
    if amount is None or amount < 0:
        raise WantError(f"`{amount_text}` is not an amount; expected plain digits, such as {name}=10.00")
    if remedy.value_type is None:
        raise WantError(f"the policy states no amount for `{name}`; want it without `={amount_text}`")
    return Want(name, amount)


def gap(case: Case, want: Want) -> bool | None:
    """True when what is wanted is neither owed nor within what the deciding role may give; None while undecided.

    Without a role, what all roles agree on, or None.
    """
    role = case.facts.values.get("role")
    roles: list[str | None] = [str(role)] if role is not None else [*case.tree.roles]
    remedy = case.tree.remedies[want.remedy]
    found = {_gap_for(case, remedy, want.amount, one) for one in roles or [None]}
    return found.pop() if len(found) == 1 else None


def _gap_for(case: Case, remedy: Remedy, amount: Decimal | None, role: str | None) -> bool | None:
    status = case.remedies[remedy.name].status
    if status in REFUSALS:
        return True
    effect = DECIDING_EFFECT.get(status)
    if effect is None:
        return None
    its_worth = worth(case, remedy, effect)
    if status is Status.DISCRETIONARY and role is not None:
        # The remedy itself is wanted where no amount is named, and that its value may be 0 is no lack of authority.
        held = authority(case, remedy, its_worth, with_values=amount is not None)
        return _beyond_authority(case, held, its_worth, amount, role, remedy)
    if status is Status.REFERRED and role is not None:
        if _is_below(case, role, referred_to(case, remedy)):
            return True
        if _is_below(case, role, referred_to(case, remedy, possibly=True)):
            return None
    return _beyond_value(case, its_worth, amount, remedy)


def _beyond_value(case: Case, its_worth: Worth, amount: Decimal | None, remedy: Remedy) -> bool | None:
    if amount is None:
        return False
    if its_worth.value is not None:
        return _exceeds(case, amount, its_worth.value, remedy)
    if its_worth.at_least is not None and not _exceeds(case, amount, its_worth.at_least, remedy):
        return False
    return None


def _exceeds(case: Case, amount: Decimal, limit: Amount, remedy: Remedy) -> bool:
    """Whether an amount is better than a limit as it is told: rounded where it leaves the policy."""
    return exceeds(amount, leaving(limit, remedy, case.tree), remedy)


def _beyond_authority(
    case: Case, held: Authority, its_worth: Worth, amount: Decimal | None, role: str, remedy: Remedy
) -> bool | None:
    if role not in held.possible or _is_too_little(case, held.possible[role], amount, remedy):
        return True
    if role not in held.by_role or _is_too_little(case, held.by_role[role], amount, remedy):
        return None
    limit = held.by_role[role]
    if its_worth == NOTHING and limit is not None:
        return False
    return _beyond_value(case, its_worth, amount, remedy)


def _is_too_little(case: Case, limit: Amount | None, amount: Decimal | None, remedy: Remedy) -> bool:
    if limit is None:
        return False
    if amount is None:
        return limit == 0 and not remedy.charge
    return _exceeds(case, amount, limit, remedy)


def _is_below(case: Case, role: str, other: str | None) -> bool:
    roles = case.tree.roles
    return other is not None and roles.index(role) < roles.index(other)
