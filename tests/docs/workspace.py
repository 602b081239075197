"""The files that a page names, as its reader would have them after reading so far."""

import json
from collections.abc import Mapping
from pathlib import Path

import yaml

import amends
from amends.formats.json_values import read_json
from amends.formats.sources import text_source
from amends.lang.expression.nodes import Expression
from tests.docs.pages import Part

_EFFECTS = ("grants", "allows", "refers", "excludes", "forbids")
_HEAD = {
    "language": "1",
    "policy": "part",
    "version": "1",
    "currency": "USD",
    "roles": "[agent, senior_agent, team_lead]",
    "teams": "[care, retention]",
}


def is_policy(part: Part) -> bool:
    """Whether a block shows a policy, or sections of one."""
    return part.language == "yaml" and part.kind in ("", "policy", "part")


def policy_text(part: Part) -> str:
    """The policy that a block shows; what its sections leave out is filled in."""
    return complete(part.text) if part.kind == "part" else part.text


def complete(sections: str) -> str:
    """A whole policy from some of its sections: with a head, and with the remedies or the clauses that it needs."""
    found: Mapping[str, object] = yaml.load(sections, yaml.BaseLoader)
    named = found.get("remedies")
    remedies = list(named) if isinstance(named, dict) else _remedies_of(found.get("clauses"))
    filled = {
        **_HEAD,
        "remedies": json.dumps({name: {} for name in remedies}),
        "clauses": json.dumps([{"id": "X1", "says": "All is given.", "grants": remedies}]),
    }
    added = [f"{key}: {value}\n" for key, value in filled.items() if key not in found]
    return sections + "".join(added)


def _remedies_of(clauses: object) -> list[str]:
    names: dict[str, None] = {}
    for clause in clauses if isinstance(clauses, list) else ():
        for effect in _EFFECTS:
            of_effect = clause.get(effect, [])
            names |= dict.fromkeys([of_effect] if isinstance(of_effect, str) else of_effect)
    return list(names) or ["refund"]


def write(part: Part, folder: Path) -> None:
    """Writes the file that a block names, if it names one."""
    name = part.arguments.partition(",")[0]
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    if name and is_policy(part):
        (folder / name).write_text(policy_text(part), encoding="utf-8")
    elif part.kind == "file":
        (folder / name).write_text(part.text, encoding="utf-8")


def files_of(page_parts: list[Part], folder: Path) -> None:
    """Writes every file that a page names."""
    for part in page_parts:
        write(part, folder)


def facts_in(path: Path) -> Mapping[str, object]:
    """The facts that a file of a page holds."""
    return facts_from(path.read_text(encoding="utf-8"))


def facts_from(text: str) -> Mapping[str, object]:
    """The facts that a text states as JSON."""
    facts = read_json(text_source(text.encode(), "facts"))
    assert isinstance(facts, dict), "facts are an object"
    return facts


def options(arguments: str) -> tuple[list[str], dict[str, str]]:
    """The names of files in a comment, and what stands there as `want=…`, `role=…`, `team=…`."""
    words = arguments.split()
    return [word for word in words if "=" not in word], dict(word.split("=", 1) for word in words if "=" in word)


def with_definition(policy: str, expression: str) -> amends.Policy:
    """The policy with a definition `example` more."""
    quoted = expression.replace("'", "''")
    line = f"define:\n  example: '{quoted}'\n"
    assert "\ndefine:" not in policy, "a policy for values has no definitions of its own"
    return amends.loads(policy + line)


def definition(policy: amends.Policy) -> Expression:
    """That definition's expression."""
    return policy.tree.definitions["example"].expression
