"""How far the policy agrees with what others judged, case by case: `python -m examples.airline.agreement`."""

import sys
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path

import amends
from examples.airline.adapter import REMEDY, case_facts
from examples.airline.answers import AGENT, Answer, answer
from examples.airline.records import CASES, CaseRecord, Verdict, cases, policy, skipped

# Why the policy is kept as it is where it disagrees; README.md argues each.
ARGUED = {
    "airline-39-70": "insured economy, but a change of plan is neither health nor weather (C5); see task 43",
}


class Agreement(Enum):
    """How an answer stands to the verdict of others. What is undecided neither agrees nor disagrees."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Compared:
    """A case as others judged it and as the policy answers it."""

    case: str
    request: str
    verdict: Verdict
    amount: int | None
    answer: Answer
    value: Decimal | int | None
    because: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def amounts(self) -> tuple[Decimal | int, int] | None:
        """Our amount and theirs, where both of us name one for something that is given or answered."""
        if self.verdict == "deny" or self.value is None or self.amount is None:
            return None
        return self.value, self.amount

    @property
    def agreement(self) -> Agreement:
        """Whether the answer is the verdict.

        A denial means that the agent was to change nothing, so handing over agrees with it. An `info` row is a
        question for an amount and agrees if the amounts do.
        """
        if self.answer is Answer.UNDECIDED:
            return Agreement.UNDECIDED
        if self.verdict == "deny":
            agrees = self.answer in (Answer.DENY, Answer.HAND_OVER)
        elif self.verdict == "info":
            agrees = self.amounts is not None and self.amounts[0] == self.amounts[1]
        else:
            same = self.amounts is None or self.amounts[0] == self.amounts[1]
            agrees = self.answer is Answer.ALLOW and same
        return Agreement.AGREES if agrees else Agreement.DISAGREES


def compare(rules: amends.Policy, records: list[CaseRecord], unflagged: bool | None = False) -> list[Compared]:
    """Every case, decided and laid beside what others judged; `unflagged` is told of in `case_facts`."""
    return [_compare(rules, record, unflagged) for record in records]


def _compare(rules: amends.Policy, record: CaseRecord, unflagged: bool | None) -> Compared:
    kind = str(record["request"]["kind"])
    remedy = REMEDY[kind]
    decision = rules.decide(case_facts(record["request"], record["facts"], unflagged), want=remedy, role=AGENT)
    decided = decision[remedy]
    return Compared(
        case=record["case_id"],
        request=kind,
        verdict=record["ground_truth"]["verdict"],
        amount=record["ground_truth"]["amount"],
        answer=answer(decision, remedy),
        value=decided.value,
        because=decided.because,
        questions=tuple(str(question.place) for question in decision.ask),
    )


def table(compared: list[Compared]) -> str:
    """One line a case: theirs, ours, and whether they agree."""
    head = f"{'case':<15} {'request':<17} {'theirs':<7} {'ours':<10} {'amounts':>11}  {'':<10} clauses"
    lines = [_line(one) for one in compared]
    return "\n".join([head, "-" * len(head), *lines])


def _line(one: Compared) -> str:
    theirs = "-" if one.amount is None else str(one.amount)
    ours = "-" if one.value is None else str(one.value)
    amounts = f"{theirs} / {ours}"
    because = ", ".join(one.because) or "no clause grants it"
    return (
        f"{one.case:<15} {one.request:<17} {one.verdict:<7} {one.answer.value:<10} {amounts:>11}  "
        f"{one.agreement.value:<10} {because}"
    )


def totals(compared: list[Compared]) -> str:
    """How many agree, and what stands behind the number."""
    agreeing = [one for one in compared if one.agreement is Agreement.AGREES]
    answers = Counter(one.answer for one in agreeing)
    both = [one.amounts for one in compared if one.amounts is not None]
    equal = sum(ours == theirs for ours, theirs in both)
    questions = sum(one.verdict == "info" for one in agreeing)
    return "\n".join(
        [
            counts(compared),
            f"Of those that agree: {answers[Answer.ALLOW] - questions} allowed, {answers[Answer.DENY]} denied, "
            f"{answers[Answer.HAND_OVER]} handed over where a denial stands, {questions} asked for an amount.",
            f"Amounts that both name: {len(both)}; equal: {equal}.",
        ]
    )


def counts(compared: list[Compared]) -> str:
    """How many agree, disagree and are undecided."""
    found = Counter(one.agreement for one in compared)
    return (
        f"{len(compared)} cases: {found[Agreement.AGREES]} agree, {found[Agreement.DISAGREES]} disagree, "
        f"{found[Agreement.UNDECIDED]} undecided."
    )


def main(file: Path = CASES) -> int:
    """Prints the table, the totals and the disagreements; 1 if a disagreement is not argued."""
    if not file.exists():
        print(skipped(file))
        return 0
    rules, records = policy(), cases(file)
    compared = compare(rules, records)
    print(table(compared), totals(compared), sep="\n\n")
    print(f"With the flags that a request doesn't bear left unknown: {counts(compare(rules, records, None))}")
    disagreeing = [one.case for one in compared if one.agreement is Agreement.DISAGREES]
    for case in disagreeing:
        print(f"\ndisagrees  {case}: {ARGUED.get(case, 'NOT ARGUED')}")
    for one in compared:
        if one.agreement is Agreement.UNDECIDED:
            print(f"\nundecided  {one.case}: asks for {', '.join(one.questions)}")
    return 0 if ARGUED.keys() >= set(disagreeing) else 1


if __name__ == "__main__":
    sys.exit(main())
