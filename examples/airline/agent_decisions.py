"""What an AI agent decided, and what the policy would have: `python -m examples.airline.agent_decisions`."""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import amends
from examples.airline.adapter import REMEDY, logged_facts
from examples.airline.answers import AGENT, Answer, answer
from examples.airline.records import LOG, LogRecord, log, policy, skipped

# Task and reservation, and why the policy is kept as it is where it disagrees with the label; README.md argues each.
ARGUED = {
    (
        "39",
        "MSJ4OA",
    ): "insured economy, but a change of plan is neither health nor weather (C5); "
    "the labels of tasks 43, 44 and 47 deny the same",
}

_REFUSING = (Answer.DENY, Answer.HAND_OVER)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One decision of the agent, how others labelled it, and what the policy answers."""

    row: LogRecord
    answer: Answer
    because: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def contradicts_label(self) -> bool:
        """Whether the policy answers other than the label says would have been right; never while undecided."""
        if self.answer is Answer.UNDECIDED:
            return False
        return (self.answer is Answer.ALLOW) != (self.row["gt_verdict"] == "allow")

    @property
    def contradicts_agent(self) -> bool:
        """Whether the policy answers other than the agent did; never while undecided."""
        if self.answer is Answer.UNDECIDED:
            return False
        return (self.answer is Answer.ALLOW) != self.row["granted"]


def review(rules: amends.Policy, rows: list[LogRecord]) -> list[Reviewed]:
    """Every decision of the agent, laid beside the policy's answer on the facts that the log holds."""
    return [_review(rules, row) for row in rows]


def _review(rules: amends.Policy, row: LogRecord) -> Reviewed:
    remedy = REMEDY[row["request"]]
    decision = rules.decide(logged_facts(row), want=remedy, role=AGENT)
    questions = tuple(str(question.place) for question in decision.ask)
    return Reviewed(row, answer(decision, remedy), decision[remedy].because, questions)


def matrix(reviewed: list[Reviewed]) -> str:
    """The policy's answers by what the agent did and how that was labelled."""
    found = Counter((one.row["granted"], one.row["outcome"], one.answer) for one in reviewed)
    kinds = sorted({(not granted, outcome) for granted, outcome, _ in found})
    lines = [_matrix_line("the agent", "label", [one.value for one in Answer], "all")]
    for refused, outcome in kinds:
        counts = [found[not refused, outcome, one] for one in Answer]
        lines.append(_matrix_line("refused" if refused else "granted", outcome, counts, sum(counts)))
    counts = [sum(one.answer is kind for one in reviewed) for kind in Answer]
    lines.append(_matrix_line("all", "", counts, len(reviewed)))
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _matrix_line(did: str, label: str, counts: list[int] | list[str], total: int | str) -> str:
    return f"{did:<10} {label:<28}" + "".join(f"{count:>11}" for count in counts) + f"{total:>7}"


def listed(title: str, reviewed: list[Reviewed], one_of: Callable[[Reviewed], bool]) -> str:
    """The rows of a kind, put together by task, request and reservation."""
    chosen = sorted((one for one in reviewed if one_of(one)), key=lambda one: int(one.row["task"]))
    groups = Counter(_group(one) for one in chosen)
    return "\n".join([f"{title}: {len(chosen)}", *(f"  {count} × {group}" for group, count in groups.items())])


def _group(one: Reviewed) -> str:
    row = one.row
    because = ", ".join(one.because) or "no clause grants it"
    reservation = row["reservation_id"] or "(no reservation)"
    return f"task {row['task']}, {row['request']} {reservation}: {one.answer.value} ({because})"


def totals(reviewed: list[Reviewed]) -> str:
    """How the policy stands to the agent and to the labels, in numbers."""
    granted = [one for one in reviewed if one.row["granted"]]
    refused = [one for one in reviewed if not one.row["granted"]]
    decided = [one for one in reviewed if one.answer is not Answer.UNDECIDED]
    handed = [one for one in reviewed if one.answer is Answer.HAND_OVER]
    contradicted = sum(one.contradicts_label for one in decided)
    return "\n".join(
        [
            f"{len(reviewed)} decisions of the agent on {_requests(reviewed)} requests: "
            f"the policy decides {len(decided)} and leaves {len(reviewed) - len(decided)} undecided.",
            f"Of {len(granted)} grants the policy refuses {sum(one.contradicts_agent for one in granted)}; "
            f"of {len(refused)} refusals it grants {sum(one.contradicts_agent for one in refused)}.",
            f"Of the {len(decided)} that it decides, the labels agree with {len(decided) - contradicted} "
            f"and disagree with {contradicted}.",
            f"It hands {len(handed)} over to a human agent; the agent transferred {_transferred(handed)} of those "
            f"and granted {sum(one.row['granted'] for one in handed)} itself.",
        ]
    )


def asked(reviewed: list[Reviewed]) -> str:
    """What is still to be asked where the policy is undecided, and what the labels of those rows are."""
    labels: dict[str, Counter[str]] = {}
    for one in reviewed:
        if one.answer is Answer.UNDECIDED:
            labels.setdefault(", ".join(one.questions), Counter())[one.row["gt_verdict"]] += 1
    lines = [
        f"  {found.total()} × {facts} (labelled allow: {found['allow']}, deny: {found['deny']})"
        for facts, found in labels.items()
    ]
    return "\n".join(["Asked where undecided:", *lines])


def _requests(reviewed: list[Reviewed]) -> int:
    """How many different requests there are; each was put to the agent several times."""
    rows = [one.row for one in reviewed]
    return len({(row["task"], row["request"], row["reservation_id"], row["gt_verdict"]) for row in rows})


def _transferred(reviewed: list[Reviewed]) -> int:
    return sum(one.row["transferred"] for one in reviewed)


def _argument(one: Reviewed) -> str | None:
    return ARGUED.get((one.row["task"], one.row["reservation_id"] or ""))


def main(file: Path = LOG) -> int:
    """Prints the tables and the disagreements with the labels; 1 if one of those is not argued."""
    if not file.exists():
        print(skipped(file))
        return 0
    reviewed = review(policy(), log(file))
    contradicting = [one for one in reviewed if one.contradicts_label]
    print(matrix(reviewed), totals(reviewed), sep="\n\n")
    for title, one_of in (
        ("Granted by the agent, refused by the policy", lambda one: one.contradicts_agent and one.row["granted"]),
        ("Refused by the agent, granted by the policy", lambda one: one.contradicts_agent and not one.row["granted"]),
        ("Undecided by the policy", lambda one: one.answer is Answer.UNDECIDED),
        ("Against the label", lambda one: one.contradicts_label),
    ):
        print("\n" + listed(title, reviewed, one_of))
    for argument in dict.fromkeys(_argument(one) or "NOT ARGUED" for one in contradicting):
        print(f"  {argument}")
    print("\n" + asked(reviewed))
    return 0 if all(_argument(one) for one in contradicting) else 1


if __name__ == "__main__":
    sys.exit(main())
