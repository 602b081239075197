"""The lab: a version of a policy, tried on facts that somebody types, before and after it is in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amends.app.cases.questions import Question, parts_of
from amends.app.registry import VersionNamed, show_policy
from amends.app.registry_view import VersionView
from amends.app.workspace import Desk
from amends.decide.errors import FactError, FactFault, WantError
from amends.explain.voice import voice_of
from amends.formats.fact_words import read_rows, read_words
from amends.formats.values import Value
from amends.lang.diagnostics import Diagnostic
from amends.lang.tree import PolicyTree
from amends.policy import Decision, Policy, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a version makes of some facts.

    Attributes:
        decision: None where a fact cannot be used.
        faults: of the facts, by their names; of the wish under `want`.
    """

    decision: Decision | None = None
    faults: Mapping[str, FactFault]


@dataclass(frozen=True, slots=True)
class Lab:
    """A version that can be tried; nothing is recorded.

    Attributes:
        policy: None while the document has faults.
        found: the faults and warnings of the document.
    """

    view: VersionView
    policy: Policy | None
    found: tuple[Diagnostic, ...]

    @property
    def lists(self) -> Mapping[str, tuple[Question, ...]]:
        """What is stated of each element of the facts that are lists, by their names."""
        if self.policy is None:
            return {}
        voice = voice_of(self.policy.tree, None)
        return {name: parts_of(voice, fact) for name, fact in self.policy.tree.facts.items() if fact.fields}

    def tries(
        self, typed: Mapping[str, str], rows: Mapping[str, Sequence[Mapping[str, str]]], want: str | None
    ) -> Tried:
        """What it makes of facts.

        Args:
            typed: values in the words of the command line, by the names of facts.
            rows: the elements of lists, by the names of facts: each field as it is typed.
            want: the remedy that is wanted.
        """
        if self.policy is None:
            return Tried(faults={})
        try:
            values = _values(self.policy.tree, typed, rows)
            return Tried(decision=self.policy.decide(values, want=want or None, extra="ignore"), faults={})
        except FactError as error:
            return Tried(faults={fault.fact: fault for fault in error.faults})
        except WantError as error:
            return Tried(faults={"want": FactFault("want", str(error))})


def lab_of(desk: Desk, named: VersionNamed) -> Lab:
    """A version, to be tried before and after it is in force.

    Raises:
        NoSuchVersionError: the client has no such version.
        NotPermittedError: the one who asks may not see policies.
    """
    view = show_policy(desk, named)
    tree, report = read(view.version.text, view.version.title)
    found = tuple(report.in_order())
    return Lab(view, None if tree is None else Policy(tree, found), found)


def _values(
    tree: PolicyTree, typed: Mapping[str, str], rows: Mapping[str, Sequence[Mapping[str, str]]]
) -> dict[str, Value]:
    values = {name: read_words(text, tree.facts[name]) for name, text in typed.items() if name in tree.facts}
    return {**values, **{name: read_rows(one, tree.facts[name]) for name, one in rows.items() if name in tree.facts}}
