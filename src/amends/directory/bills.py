"""How a client's bills are held to what was promised, and what follows where one falls short."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from amends.lang.names import fault_of_declared_name

_LONGEST_ITEM = 200


@dataclass(frozen=True, slots=True)
class ItemWords:
    """What a policy calls something that stands on bills.

    Attributes:
        item: what bills call it, in the words of their mapping.
        promised_as: the policy's word for a promise of it, such as `monthly_discount`; None: it has none.
        billed_as: the policy's word for a line of it, such as `discount`; None: it has none.
    """

    item: str
    promised_as: str | None = None
    billed_as: str | None = None


@dataclass(frozen=True, slots=True)
class BillTerms:
    """What a client has settled about its bills.

    Attributes:
        policy: the policy by which a case about a bill is decided; None: the only one that it has.
        taxes_count: whether taxes belong to what was promised; else they are left aside.
        tolerance: up to which amount a bill may fall short without a case.
        items: what the policy calls what stands on bills.
        repaired_by: the remedies that make up for what a bill falls short by; none: whatever is owed as money.
    """

    policy: str | None = None
    taxes_count: bool = False
    tolerance: Decimal = Decimal(0)
    items: tuple[ItemWords, ...] = ()
    repaired_by: tuple[str, ...] = ()


NOTHING_SETTLED = BillTerms()
"""What holds until a client says otherwise."""


def faults_of_bill_terms(terms: BillTerms) -> Iterator[str]:
    """What is wrong with what is settled about bills."""
    if terms.policy is not None and not terms.policy.strip():
        yield "the policy for cases about bills has no name"
    if not terms.tolerance.is_finite() or terms.tolerance < 0:
        yield f"a bill may fall short by 0 or more without a case, not by `{terms.tolerance:f}`"
    for words in terms.items:
        if not 0 < len(words.item.strip()) <= _LONGEST_ITEM:
            yield f"what bills call something has 1 to {_LONGEST_ITEM} characters, not `{words.item}`"
        yield from _faults_of_words(filter(None, (words.promised_as, words.billed_as)))
    items = [words.item for words in terms.items]
    if len(set(items)) < len(items):
        yield "what a policy calls something on bills is said once"
    yield from _faults_of_words(terms.repaired_by)


def _faults_of_words(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        fault = fault_of_declared_name(word)
        if fault is not None:
            yield f"`{word}` cannot be a policy's word: {fault}"
