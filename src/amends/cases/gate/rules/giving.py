"""Giving: what is owed at once, what is discretionary within authority, nothing twice, and nothing over a cap."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from amends.cases.events.deciding import DecidedRemedy
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.authority import approval_limit, has_limit, is_at_least, limit_of
from amends.cases.gate.rules.forbidding import check_not_forbidden
from amends.cases.terms import Term
from amends.cases.words import somebody_of
from amends.lang.names import one_of, suggestion
from amends.lang.quantities import MAXIMUM_DIGITS, digits, round_half_up
from amends.lang.tree import PolicyTree


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


class LessThanOwedError(GateError):
    """What is owed is given whole."""


class AmountError(GateError):
    """The amount makes no sense for the remedy."""


class ReasonError(GateError):
    """A coded reason is missing, or is none of those that count."""


class GivenAlreadyError(GateError):
    """The customer has the remedy, or will get it."""


class CapExceededError(GateError):
    """A cap of the policy would be exceeded."""


def check_remedy(policy: PolicyTree, name: str) -> None:
    """The policy has the remedy.

    Raises:
        UnknownRemedyError: it has not.
    """
    if name not in policy.remedies:
        raise UnknownRemedyError(
            f"`{name}` is not a remedy of the policy",
            suggestion(name, policy.remedies) or "name one that the policy has",
        )


def decided_remedy(attempt: Attempt[NamesRemedy]) -> DecidedRemedy:
    """What the live decision makes of the remedy.

    Raises:
        NotDecidedError: nothing is decided.
        UnknownRemedyError: the policy has no such remedy.
        NotGivenByPolicyError: the version does not govern the case.
    """
    remedies, name = attempt.decision.decided.remedies, attempt.request.remedy
    check_remedy(attempt.around.policy, name)
    if name not in remedies:
        raise NotGivenByPolicyError(
            f"the version does not govern the case, and `{name}` is not decided",
            "open Make It Right: `amends case exception`, or ask for a supervisor: `amends case supervisor`",
        )
    return remedies[name]


def is_given_by_policy(attempt: Attempt[NamesRemedy]) -> None:
    """The decision owes the remedy, or leaves it to the role that acts."""
    decided = decided_remedy(attempt)
    policy, name, role = attempt.around.policy, attempt.request.remedy, attempt.around.by.role
    match decided.status:
        case "owed":
            return
        case "discretionary":
            if not has_limit(policy, decided.limits, role):
                raise _beyond(attempt, decided)
        case "referred" | "undecided" if decided.decided_by is not None:
            if not is_at_least(policy, role, decided.decided_by):
                decider = somebody_of(decided.decided_by)
                raise BeyondAuthorityError(f"`{name}` is for {decider} to decide", f"{decider} or above gives it")
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


def nothing_forbids_it(attempt: Attempt[NamesRemedy]) -> None:
    """What was stated since the decision does not forbid the remedy."""
    check_not_forbidden(attempt, attempt.request.remedy)


def amount_is_within(attempt: Attempt[Gives]) -> None:
    """The amount is one of the currency, at most the value, and at most what the role may give."""
    decided = decided_remedy(attempt)
    name, amount = attempt.request.remedy, amount_given(attempt)
    value = decided.value
    if attempt.around.policy.remedies[name].charge and value is not None and amount != value:
        raise AmountError(f"the customer pays {value:f} for `{name}`, not {amount:f}", "for less, open Make It Right")
    if amount == 0 and attempt.request.amount is not None and _is_of_some_worth(attempt, decided):
        raise AmountError(f"nothing of `{name}` is no gift", "name an amount above 0")
    if value is not None and amount > value:
        raise BeyondAuthorityError(
            f"`{name}` is worth {value:f}, and {amount:f} is more", "for more, open Make It Right"
        )
    if value is None and decided.status == "owed" and amount and not decided.is_value_open:
        raise AmountError(f"`{name}` has no amount", "give it without one")
    limit = _limit(attempt, decided)
    if limit is not None and amount > limit:
        raise _beyond(attempt, decided)


def _is_of_some_worth(attempt: Attempt[NamesRemedy], decided: DecidedRemedy) -> bool:
    """Whether to give it is to give an amount above 0: all but what has none, and what is owed at 0."""
    has_amount = attempt.around.policy.remedies[attempt.request.remedy].value_type is not None
    return has_amount and (decided.status != "owed" or decided.value != 0)


def owed_is_given_whole(attempt: Attempt[Gives]) -> None:
    """Nobody gives less than what is owed, unless less is what the customer confirmed that they want."""
    decided, name = decided_remedy(attempt), attempt.request.remedy
    if decided.status != "owed" or decided.value is None:
        return
    amount, wish = amount_given(attempt), attempt.state.restatement
    is_wished = wish is not None and wish.is_confirmed and (wish.remedy, wish.amount) == (name, amount)
    if amount < decided.value and not is_wished:
        raise LessThanOwedError(f"{decided.value:f} of `{name}` is owed, not {amount:f}", "give it whole")


def has_coded_reason(attempt: Attempt[Gives]) -> None:
    """What is given at discretion has one of the client's reasons."""
    if decided_remedy(attempt).status == "owed":
        return
    known, reason = [*attempt.around.house.reasons_to_give], attempt.request.reason
    if reason is None:
        raise ReasonError("what is given at discretion needs a reason", f"say {one_of(known)}")
    if reason not in known:
        raise ReasonError(f"`{reason}` is not one of the reasons", suggestion(reason, known) or f"say {one_of(known)}")


def is_not_given_yet(attempt: Attempt[NamesRemedy]) -> None:
    """Nothing is given twice in one case."""
    check_not_given(attempt, [attempt.request.remedy])


def check_not_given(attempt: Attempt[object], remedies: Sequence[str], without: frozenset[UUID] = frozenset()) -> None:
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
    check_caps(attempt, [Term(attempt.request.remedy, amount_given(attempt))])


def check_caps(attempt: Attempt[object], terms: Sequence[Term], without: frozenset[UUID] = frozenset()) -> None:
    """No cap is exceeded by further terms; some entries are left out of the sums.

    Raises:
        CapExceededError: with every cap that would be.
    """
    exceeded = attempt.around.exceeded(terms, without)
    if exceeded:
        raise CapExceededError(" and ".join(exceeded), "give less, or something that the cap does not bound")


def is_capped(attempt: Attempt[object], remedy: str) -> bool:
    """Whether a cap stands against all that the decision gives of a remedy that the customer has not got."""
    decided = attempt.decision.decided.remedies.get(remedy)
    if decided is None or attempt.state.standing_gift(remedy) is not None:
        return False
    amount = decided.value or decided.at_least or Decimal(0)
    return bool(attempt.around.exceeded([Term(remedy, amount)], frozenset()))


def amount_given(attempt: Attempt[Gives]) -> Decimal:
    """How much is to be given: what the request says, else all that the decision gives.

    Raises:
        AmountError: it makes no sense, or is more than is certain of a value that is not known; or it has to be said.
    """
    decided, name, amount = decided_remedy(attempt), attempt.request.remedy, attempt.request.amount
    certain = decided.at_least or Decimal(0)
    if amount is not None:
        check_amount(attempt.around.policy, name, amount)
    if decided.is_value_open and (amount is None or amount > certain):
        how = f"{certain:f} is certain: give that" if certain else "find out what is open"
        raise AmountError(f"how much `{name}` is worth is not known yet", how)
    if amount is not None:
        return round_half_up(amount, attempt.around.policy.minor_digits)
    if decided.status == "undecided":
        raise AmountError(f"how much `{name}` is worth can't be worked out", "say how much is fair")
    return decided.value or Decimal(0)


def in_currency(policy: PolicyTree, amount: Decimal | None) -> Decimal | None:
    """An amount that was checked, with all the digits after the point that the currency has."""
    return None if amount is None else round_half_up(amount, policy.minor_digits)


def check_amount(policy: PolicyTree, remedy: str, amount: Decimal) -> None:
    """An amount is not negative, not too long, and has no more digits after the point than the currency.

    Raises:
        AmountError: it is, or has.
    """
    if not amount.is_finite() or amount < 0:
        raise AmountError(f"`{amount}` of `{remedy}` is no amount", "name one of at least 0")
    if digits(amount) > MAXIMUM_DIGITS:
        raise AmountError(f"the amount of `{remedy}` is too long", f"use {MAXIMUM_DIGITS} digits at most")
    if amount != round_half_up(amount, policy.minor_digits):
        raise AmountError(
            f"`{amount:f}` has more digits after the point than {policy.currency or 'the unit'} has",
            f"use {policy.minor_digits} at most",
        )


def _limit(attempt: Attempt[NamesRemedy], decided: DecidedRemedy) -> Decimal | None:
    """The most that the role may give, by the clauses, or of what can't be worked out, as an approver."""
    policy, role = attempt.around.policy, attempt.around.by.role
    match decided.status:
        case "discretionary":
            return limit_of(policy, decided.limits, role)
        case "undecided":
            return approval_limit(policy, role)
        case _:
            return None


def _beyond(attempt: Attempt[NamesRemedy], decided: DecidedRemedy) -> BeyondAuthorityError:
    name, role = attempt.request.remedy, attempt.around.by.role
    limit = _limit(attempt, decided)
    who = somebody_of(role) if role is not None else "somebody without a role"
    able = [
        somebody_of(one) + (f" (up to {up_to:f})" if up_to is not None else "")
        for one in attempt.around.policy.roles
        if one in decided.limits
        for up_to in [decided.limits[one]]
        if up_to is None or limit is None or up_to > limit
    ]
    said = f"at most {limit:f} of `{name}`" if limit else f"no `{name}`"
    return BeyondAuthorityError(
        f"{who} may give {said}", f"ask {' or '.join(able)}, or open Make It Right" if able else "open Make It Right"
    )
