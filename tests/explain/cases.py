"""The cases that are put into words: those of the example brands, and a bicycle shop that speaks four languages."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import amends

ROOT = Path(__file__).parents[2]
BRANDS = {"phone": ("en", "es"), "alarm": (None,), "cable": (None,), "laptop": ("en", "de")}
LANGUAGES = ("en", "es", "de", "fr")
HERE = Path(__file__).parent

Facts = dict[str, object]


@dataclass(frozen=True, slots=True)
class ToldCase:
    """A case of a brand, and what its customer wants."""

    brand: str
    name: str
    facts: Facts
    want: str | None

    def decide(self, want: str | None = None, role: str | None = None) -> amends.Decision:
        """The decision of the case."""
        return policy_of(self.brand).decide(self.facts, want=want, role=role)

    def __str__(self) -> str:
        return f"{self.brand}-{self.name}"


@cache
def policy_of(brand: str) -> amends.Policy:
    """The policy of an example brand."""
    (file,) = (ROOT / "examples" / brand).glob("*.policy.yaml")
    return amends.load(file)


@cache
def bicycle_policy() -> amends.Policy:
    """The policy of the bicycle shop."""
    return amends.load(HERE / "bicycle.policy.yaml")


def told_cases() -> list[ToldCase]:
    """Every case of the example brands."""
    found = []
    for brand in BRANDS:
        lines = (ROOT / "examples" / brand / "cases.jsonl").read_text(encoding="utf-8").splitlines()
        for line in lines:
            told = json.loads(line)
            found.append(ToldCase(brand, told["id"], told["facts"], told.get("want")))
    return found


def told_case(brand: str, name: str) -> ToldCase:
    """One case of a brand by its name."""
    return next(case for case in told_cases() if (case.brand, case.name) == (brand, name))


def in_bicycle_shop(want: str | None = None, role: str | None = None, **changed: object) -> amends.Decision:
    """A decision of the bicycle shop: told late, with an insurance of a month, but for what is changed."""
    facts: Facts = {
        "bought_on": "2026-02-01",
        "told_on": "2026-05-15",
        "kilometres": 1200,
        "months_insured": 1,
        "price": "1200.00",
        "repair_cost": "80.00",
        "registered": False,
        "returned": False,
        "visits": 1,
        "parts": [],
    }
    return bicycle_policy().decide({**facts, **changed}, want=want, role=role)


def to_say(text: str) -> str:
    """What is read out to the customer."""
    return text.split("\n\n", 1)[0]


def for_you(text: str) -> str:
    """What is for the agent's eyes."""
    return text.split("\n\n", 1)[1] if "\n\n" in text else ""
