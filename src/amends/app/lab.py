"""The lab: a version of a policy, tried on facts that somebody types, before and after it is in force."""

from collections.abc import Mapping
from dataclasses import dataclass

from amends.app.registry import VersionNamed, show_policy
from amends.app.registry_view import VersionView
from amends.app.workspace import Desk
from amends.decide.errors import FactError, FactFault, WantError
from amends.formats.fact_words import read_words
from amends.formats.values import Value
from amends.lang.diagnostics import Diagnostic
from amends.lang.tree import PolicyTree
from amends.policy import Decision, Policy, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A version, and what it makes of some facts.

    Attributes:
        policy: None while the document has faults.
        found: the faults and warnings of the document.
        decision: None where a fact cannot be used.
        faults: of the facts, by their names; of the wish under `want`.
    """

    view: VersionView
    policy: Policy | None
    found: tuple[Diagnostic, ...]
    decision: Decision | None = None
    faults: Mapping[str, FactFault]


def try_out(desk: Desk, named: VersionNamed, typed: Mapping[str, str], want: str | None = None) -> Tried:
    """What a version makes of facts that are typed in the words of the command line; nothing is recorded.

    Raises:
        NoSuchVersionError: the client has no such version.
        NotPermittedError: the one who asks may not see policies.
    """
    view = show_policy(desk, named)
    tree, report = read(view.version.text, view.version.title)
    found = tuple(report.in_order())
    if tree is None:
        return Tried(view=view, policy=None, found=found, faults={})
    policy = Policy(tree, found)
    try:
        decision = policy.decide(_values(tree, typed), want=want or None, extra="ignore")
    except FactError as error:
        return Tried(view=view, policy=policy, found=found, faults={fault.fact: fault for fault in error.faults})
    except WantError as error:
        return Tried(view=view, policy=policy, found=found, faults={"want": FactFault("want", str(error))})
    return Tried(view=view, policy=policy, found=found, decision=decision, faults={})


def _values(tree: PolicyTree, typed: Mapping[str, str]) -> dict[str, Value]:
    return {name: read_words(text, tree.facts[name]) for name, text in typed.items() if name in tree.facts}
