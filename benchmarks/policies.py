"""Policies of any size, made by a rule."""

import random

FACTS = 40
_EFFECTS = ("grants", "excludes", "allows", "refers")
_HIGHEST = 100


def policy_of(clauses: int, remedies: int) -> str:
    """A policy in which every clause compares two facts, and the remedies share the clauses evenly."""
    lines = ["language: 1", "policy: made", "version: 1", "currency: USD", "roles: [agent, team_lead]", "facts:"]
    lines += [f"  measure_{number}: {{type: integer, min: 0, from: record}}" for number in range(FACTS)]
    lines += ["remedies:"]
    lines += [f"  remedy_{number}: {{kind: credit, value: {number + 1}.50}}" for number in range(remedies)]
    lines += ["clauses:"]
    for number in range(clauses):
        effect = _EFFECTS[number // remedies % len(_EFFECTS)]
        one, other = number % FACTS, (7 * number + 3) % FACTS
        lines += [
            f"  - id: C{number}",
            f"    says: Clause {number} of a policy that was made to be measured.",
            f"    {effect}: remedy_{number % remedies}",
            f"    when: measure_{one} >= {number % _HIGHEST} and measure_{other} < {(3 * number + 50) % _HIGHEST}",
        ]
        if effect == "refers":
            lines += ["    to: team_lead"]
    return "\n".join(lines) + "\n"


def cases(count: int) -> list[dict[str, object]]:
    """Complete cases for any of them."""
    chance = random.Random(count)
    return [{f"measure_{number}": chance.randrange(_HIGHEST) for number in range(FACTS)} for _ in range(count)]
