"""Giving: what is owed at once, what is discretionary within authority, nothing twice, and nothing over a cap."""

from decimal import Decimal
from typing import Protocol
from uuid import UUID

from amends.cases.events.deciding import DecidedRemedy
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.terms import Term
from amends.lang.names import suggestion
from amends.lang.quantities import round_half_up
from amends.lang.tree import PolicyTree

_NAMED = "name one that the policy has"


class NamesRemedy(Protocol):
    """A request about one remedy."""

    @property
    def remedy(self) -> str:
        """The remedy."""


class Gives(NamesRemedy, Protocol):
    """A request to give."""

    @property
    def amount(self) -> Decimal | None:
        """How much; None for all that the decision gives."""

    @property
    def reason(self) -> str | None:
        """The coded reason."""


class UnknownRemedyError(GateError):
    """The policy has no such remedy."""


class NotGivenByPolicyError(GateError):
    """The decision neither owes the remedy nor leaves it to discretion."""


class BeyondAuthorityError(GateError):
    """The role may not give the remedy, or not so much of it."""


class AmountError(GateError):
    """The amount makes no sense for the remedy."""


class ReasonError(GateError):
    """A coded reason is missing, or is none of those that count."""


class GivenAlreadyError(GateError):
    """The customer has the remedy, or will get it."""


class CapExceededError(GateError):
    """A cap of the policy would be exceeded."""


def decided_remedy(attempt: Attempt[NamesRemedy]) -> DecidedRemedy:
    """What the live decision makes of the remedy.

    Raises:
        NotDecidedError: nothing is decided.
        UnknownRemedyError: the policy has no such remedy.
    """
    remedies = attempt.decision.decided.remedies
    name = attempt.request.remedy
    if name not in remedies:
        raise UnknownRemedyError(f"`{name}` is not a remedy of the policy", suggestion(name, remedies) or _NAMED)
    return remedies[name]


def is_given_by_policy(attempt: Attempt[Gives]) -> None:
    """The decision owes the remedy, or leaves it to the role that acts."""
    decided = decided_remedy(attempt)
    name = attempt.request.remedy
    match decided.status:
        case "owed":
            return
        case "discretionary":
            limit = attempt.limit_of(decided.limits, attempt.around.by.role)
            if not decided.limits or (limit is not None and limit <= 0 and (decided.value or 0) > 0):
                raise _beyond(attempt, decided)
        case "referred":
            if not is_at_least(attempt.around.policy, attempt.around.by.role, decided.decided_by):
                raise BeyondAuthorityError(
                    f"`{name}` is for a {decided.decided_by} to decide", "hand the case over to one"
                )
        case "undecided":
            raise NotGivenByPolicyError(
                f"`{name}` is not decided yet", f"find out {', '.join(attempt.decision.decided.ask) or 'what is open'}"
            )
        case "forbidden":
            raise NotGivenByPolicyError(
                f"`{name}` is forbidden ({', '.join(decided.because)}), to everybody", "tell the customer why"
            )
        case _:
            raise NotGivenByPolicyError(
                f"`{name}` is not given under this policy",
                "if that isn't fair to the customer, open Make It Right: `amends case exception`",
            )


def amount_is_within(attempt: Attempt[Gives]) -> None:
    """The amount is one of the currency, at most the value, and at most what the role may give."""
    decided = decided_remedy(attempt)
    name, amount = attempt.request.remedy, attempt.request.amount
    if decided.value is None and amount is None and attempt.around.policy.remedies[name].value is not None:
        raise AmountError(f"how much `{name}` is worth is not known yet", "decide when it is, or name an amount")
    if amount is None:
        amount = decided.value or Decimal(0)
    check_amount(attempt.around.policy, name, amount)
    if decided.value is not None and amount > decided.value:
        raise BeyondAuthorityError(
            f"`{name}` is worth {decided.value:f} at most, not {amount:f}", "for more, open Make It Right"
        )
    if decided.status == "discretionary":
        limit = attempt.limit_of(decided.limits, attempt.around.by.role)
        if limit is not None and amount > limit:
            raise _beyond(attempt, decided)


def has_coded_reason(attempt: Attempt[Gives]) -> None:
    """What is given at discretion has one of the client's reasons."""
    if decided_remedy(attempt).status == "owed":
        return
    known = [*attempt.around.house.reasons_to_give]
    reason = attempt.request.reason
    if reason is None:
        raise ReasonError("what is given at discretion needs a reason", f"one of {_ticked(known)}")
    if reason not in known:
        raise ReasonError(
            f"`{reason}` is not one of the reasons", suggestion(reason, known) or f"one of {_ticked(known)}"
        )


def is_not_given_yet(attempt: Attempt[NamesRemedy]) -> None:
    """Nothing is given twice in one case."""
    check_not_given(attempt, [attempt.request.remedy])


def check_not_given(attempt: Attempt[object], remedies: list[str], without: frozenset[UUID] = frozenset()) -> None:
    """None of the remedies stands in the case already; some entries are left out.

    Raises:
        GivenAlreadyError: one does.
    """
    for remedy in remedies:
        gift = attempt.state.standing_gift(remedy, without)
        if gift is not None:
            raise GivenAlreadyError(
                f"`{remedy}` is {gift.state} in this case already",
                "see it with `amends case show`; a mistake is reversed",
            )


def is_within_caps(attempt: Attempt[Gives]) -> None:
    """No cap of the policy is exceeded, for the customer, the account, the household, the agent or the team."""
    amount = attempt.request.amount
    if amount is None:
        amount = decided_remedy(attempt).value or Decimal(0)
    check_caps(attempt, [Term(attempt.request.remedy, amount)])


def check_caps(attempt: Attempt[object], terms: list[Term], without: frozenset[UUID] = frozenset()) -> None:
    """No cap is exceeded by further terms; some entries are left out of the sums.

    Raises:
        CapExceededError: with every cap that would be.
    """
    exceeded = attempt.around.exceeded(terms, without)
    if exceeded:
        raise CapExceededError(" and ".join(exceeded), "give less, or open Make It Right for what is fair")


def check_amount(policy: PolicyTree, remedy: str, amount: Decimal) -> None:
    """An amount is not negative and has no more digits than the currency.

    Raises:
        AmountError: it is, or has.
    """
    if amount < 0:
        raise AmountError(f"`{amount:f}` of `{remedy}` is less than nothing", "name an amount of at least 0")
    if amount != round_half_up(amount, policy.minor_digits):
        raise AmountError(
            f"`{amount:f}` has more digits after the point than {policy.currency or 'the unit'} has",
            f"use {policy.minor_digits} at most",
        )


def is_at_least(policy: PolicyTree, role: str | None, needed: str | None) -> bool:
    """Whether a role is the needed one or above it; roles that the policy does not know are below all."""
    if role not in policy.roles or needed not in policy.roles:
        return False
    return policy.roles.index(role) >= policy.roles.index(needed)


def _beyond(attempt: Attempt[Gives], decided: DecidedRemedy) -> BeyondAuthorityError:
    name, role = attempt.request.remedy, attempt.around.by.role or "your role"
    limit = attempt.limit_of(decided.limits, attempt.around.by.role)
    able = [f"a {one}" + (f" (up to {up_to:f})" if up_to is not None else "") for one, up_to in decided.limits.items()]
    said = f"at most {limit:f} of `{name}`" if limit else f"no `{name}`"
    return BeyondAuthorityError(
        f"a {role} may give {said}", f"ask {' or '.join(able)}, or open Make It Right" if able else "open Make It Right"
    )


def _ticked(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
