"""The Python interface: load a policy, decide cases with it, and have the decisions put into words."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from amends.decide.decider import Decider
from amends.decide.decision import Decision as BareDecision
from amends.decide.plain import decision_to_plain, row_to_plain
from amends.decide.plain_values import Plain
from amends.lang.diagnostics import Diagnostic, PolicyError, Report
from amends.lang.reading.policy import read_policy
from amends.lang.source import MAXIMUM_BYTES, Source, UnreadableSourceError, decode
from amends.lang.tree import PolicyTree

Facts = Mapping[str, object]


class Decision(BareDecision):
    """The decision of one case: a mapping of the remedies' names to what the case makes of each.

    Statuses, values and clause ids are there at once; grounds, questions and words are worked out when looked at.
    """

    def explain(self, language: str | None = None) -> str:
        """The decision in words to read out, in one of the policy's languages (default: its first)."""
        from amends.explain.speech import explain  # noqa: PLC0415 - who asks for no words need not wait for them

        return explain(self, language)

    def to_dict(self) -> dict[str, Plain]:
        """The decision as plain data, as `amends decide --json` prints it."""
        return decision_to_plain(self)


class Policy:
    """A checked policy, ready to decide."""

    def __init__(self, tree: PolicyTree, warnings: tuple[Diagnostic, ...] = ()) -> None:
        self.tree = tree
        self.warnings = warnings
        self._decider = Decider(tree)

    @property
    def name(self) -> str:
        """The policy's own name, such as `cell-phone-care`."""
        return self.tree.name

    @property
    def version(self) -> str:
        """The version, as the document states it."""
        return self.tree.version

    @property
    def hash(self) -> str:
        """`sha256:` and the digest of the policy's meaning."""
        return self.tree.hash

    def decide(
        self,
        facts: Facts,
        *,
        want: str | None = None,
        role: str | None = None,
        team: str | None = None,
        extra: Literal["error", "ignore"] = "error",
    ) -> Decision:
        """Decides one case.

        Args:
            facts: plain Python values by the names of facts. Money and numbers are `int`, `Decimal` or plain decimal
                text, never `float`; dates are `date` or `YYYY-MM-DD`; datetimes are `datetime` or ISO text, in the
                policy's time zone where they have no offset; lists are sequences of mappings. Absent and None are
                unknown.
            want: the remedy that the customer wants, with an amount in the policy's currency where one is named:
                `"replacement"` or `"goodwill_credit=20.00"`.
            role: the role of the one who decides.
            team: the team of the one who decides.
            extra: `"ignore"` passes over facts that the policy does not know.

        Raises:
            FactError: a fact has the wrong type, lies outside its bounds or choice, or is not known to the policy.
            WantError: what is wanted is no remedy of the policy, or its amount is none.
        """
        return self._decider.decide(Decision, facts, want, role, team, extra)

    def decide_row(
        self,
        facts: Facts,
        *,
        want: str | None = None,
        role: str | None = None,
        team: str | None = None,
        extra: Literal["error", "ignore"] = "error",
        language: str | None = None,
    ) -> dict[str, Plain]:
        """Decides one row of many: the decision as plain data without its facts, as `amends decide --cases` writes it.

        Parts that do not differ between rows are shared: write it out, and change a copy only. Arguments and errors
        are those of `decide`; `language` is that of the questions.
        """
        return row_to_plain(self._decider.decide_row(facts, want, role, team, extra), language)

    def decide_many(
        self,
        rows: Iterable[Facts],
        *,
        want: str | None = None,
        role: str | None = None,
        team: str | None = None,
        extra: Literal["error", "ignore"] = "error",
    ) -> Iterator[Decision]:
        """Decides one case after the other, in their order; each row is the facts of a case.

        Raises:
            FactError: at the first row that does not fit.
        """
        for facts in rows:
            yield self.decide(facts, want=want, role=role, team=team, extra=extra)


def load(path: str | os.PathLike[str]) -> Policy:
    """The policy in a file.

    Raises:
        PolicyError: with every fault of the file.
        OSError: the file cannot be read.
    """
    with Path(path).open("rb") as file:
        return loads(file.read(MAXIMUM_BYTES + 1), name=str(path))


def loads(text: str | bytes, name: str = "policy") -> Policy:
    """The policy that a text holds; `name` stands for the file in messages.

    Raises:
        PolicyError: with every fault of the text.
    """
    tree, report = read(text, name)
    found = report.in_order()
    if tree is None:
        raise PolicyError(report.source, found)
    return Policy(tree, found)


def read(text: str | bytes, name: str) -> tuple[PolicyTree | None, Report]:
    """The tree of a policy, None where it has faults, and everything that was found."""
    try:
        decoded = decode(text if isinstance(text, bytes) else text.encode("utf-8", errors="surrogatepass"))
    except UnreadableSourceError as error:
        report = Report(Source(name, error.text))
        report.error("source", error.message, error.span, error.help)
        return None, report
    report = Report(Source(name, decoded))
    return read_policy(report), report
