"""How Amends is used where it is measured."""

from pathlib import Path

from amends.policy import Decision, Facts, Policy, load
from benchmarks.warranty.answer import HALF_PRICE_BY_LEAD, REFUSED, Answer, answer

WARRANTY = Path(__file__).with_name("warranty") / "phone-warranty.policy.yaml"
_OPEN = ("owed", "referred", "discretionary")


def warranty() -> Policy:
    return load(WARRANTY)


def read(decision: Decision) -> None:
    """Looks at what a decision holds when it returns: statuses, values and the ids of clauses."""
    for remedy in decision.values():
        remedy.status
        remedy.value
        remedy.because


def read_with_reasons(decision: Decision) -> None:
    """Looks at all grounds and at what is still to ask, too."""
    for remedy in decision.values():
        remedy.status
        remedy.value
        remedy.because
        remedy.grounds
    decision.ask


def decide_and_read(policy: Policy, facts: Facts) -> Decision:
    decision = policy.decide(facts)
    read(decision)
    return decision


def answer_of(decision: Decision) -> Answer:
    """The one answer that the others give: the best remedy that is open."""
    for name, remedy in decision.items():
        if remedy.status in _OPEN:
            outcome = HALF_PRICE_BY_LEAD if remedy.status == "referred" else name
            return answer(outcome, remedy.value or 0, remedy.because[0])
    return answer(REFUSED, 0, decision["half_price"].because[0])
