"""One mistake is told once: what follows from it is not told as well."""

import re

import pytest

from amends.lang.diagnostics import Diagnostic
from tests.lang.reading import faults, policy, said

SOUND = policy(
    when="dear and city in abroad and rates[plan] > 1 and any(p.lost for p in parcels)",
    facts={"parcels": "{type: list, of: {late: boolean}, define: {lost: late}}"},
    extra="define: {dear: price > 100}\nlists: {abroad: [NO]}\n"
    "tables: {rates: {keys: [plan], gives: money, rows: [[_, 1.00]]}}\n"
    "in_force: {from: 2026-11-01, by: bought_on}\n"
    "caps: [{of: refund, per: customer, over: months(12), limit: 5.00}]\n",
) + (
    "  - {id: U1, says: s, allows: refund, by: manager, weigh: [claims]}\n"
    "  - {id: U2, says: s, allows: refund, up_to: {care: {agent: 1.00, manager: 2.00}}}\n"
    "  - {id: E1, says: s, excludes: refund, unless: owed(repair)}\n"
    "  - {id: R2, says: s, grants: repair}\n"
)
SOUND = SOUND.replace("refund: {}", "refund: {}\n  repair: {}")


def _said(found: list[Diagnostic]) -> list[str]:
    """The messages, whatever lines they name."""
    return [re.sub(r"line \d+", "line …", message) for message in said(found)]


def test_the_policy_below_is_sound() -> None:
    assert faults(SOUND) == []


@pytest.mark.parametrize(("written", "mistaken", "message"), [
    ("facts:\n", "fact:\n", "`fact` is not a part of a policy"),
    ("define: {lost", "defines: {lost", "`defines` is not a part of the fact `parcels`"),
    ("define: {dear", "defines: {dear", "`defines` is not a part of a policy"),
    ("lists:", "list:", "`list` is not a part of a policy"),
    ("tables:", "table:", "`table` is not a part of a policy"),
    ("remedies:\n", "remedy:\n", "`remedy` is not a part of a policy"),
    ("clauses:\n", "clause:\n", "`clause` is not a part of a policy"),
    ("roles:", "role:", "`role` is not a part of a policy"),
    ("teams:", "team:", "`team` is not a part of a policy"),
    ("currency: USD", "curency: USD", "`curency` is not a part of a policy"),
    ("currency: USD", "currency: US dollars", "`US dollars` is not a currency of ISO 4217"),
    ("currency: USD\n", "", "money needs the policy's `currency`"),
    ("roles: [agent, manager]", "roles: agent and manager", "`roles` is a list, not a text"),
    ("teams: [care, sales]", "teams: {care: 1}", "`teams` is a list, not a map"),
    ("define: {dear: price > 100}", "define: [dear]", "`define` is a map of names and expressions, not a list"),
    ("lists: {abroad: [NO]}", "lists: [NO]", "`lists` is a map of names and lists, not a list"),
    ("  price: {type: money, min: 0}", "  price: {type: mony, min: 0}", "`mony` is not a type"),
    ("  price: {type: money, min: 0}", "  price: {typ: money, min: 0}", "`typ` is not a part of the fact `price`"),
    ("  price: {type: money, min: 0}", "  price:", "the type of `price` is empty; expected a type, or a list of words"),
    ("  price: {type: money, min: 0}", "  price: !!str money", "`!!str` is a tag; a policy has none"),
    ("{dear: price > 100}", "{dear: price > $100}", "`$` is not part of the language"),
    ("{dear: price > 100}", "{dear: price > claims}", "`price` (money) cannot be compared with `claims` (an integer)"),
    ("{dear: price > 100}", "{dear: *x}", "`*x` is an alias of another part of the document; a policy has none"),
    ("  plan: [economy, standard, value]", "  plan: chioce", "`chioce` is not a type"),
    ("  bought_on: date", "  bought_on: dat", "`dat` is not a type"),
    ("by: bought_on", "by: bougt_on", "`bougt_on` is not a fact"),
    ("keys: [plan], gives: money, rows: [[_, 1.00]]", "keys: [plan, teir], gives: money, rows: [[_, _, 1.00]]",
     "`teir` is not a fact from which a key can take its type"),
    ("keys: [plan]", "keys: [plan, plan]", "`plan` stands twice"),
    ("keys: [plan]", "keys: {plan: [economy, standard, value], tier: bronce}", "`bronce` is not a type"),
    ("gives: money", "gives: {amount: money, days: integr}", "`integr` is not a type"),
    ("keys: [plan]", "keys: [parcels]", "`parcels` is not a fact from which a key can take its type"),
    ("keys: [plan]", "key: [plan]", "`key` is not a part of the table `rates`"),
    ("gives: money", "gives: cash", "`cash` is not a type"),
    ("of: {late: boolean}", "of: {late: bool}", "`bool` is not a type"),
    ("{lost: late}", "{lost: lat}", "`lat` is not a fact, definition, table or list"),
    ("per: customer", "per_: customer", "`per_` is not a part of a cap"),
    ("excludes: refund", "exclude: refund", "`exclude` is not a part of a clause"),
    ("  repair: {}", "  repair: {}\n  refund: {kind: credit}", "`refund` stands twice; first on line"),
    ("roles: [agent, manager]", "roles: [agent, 1st, manager]", "`1st` cannot be a name: a name is made of"),
    ("  repair: {}", "  repair: []", "the remedy `repair` is a map of keys and values, not a list"),
    ("id: U1, says: s", "id: U1, sais: s", "`sais` is not a part of a clause"),
    ("when: 'dear", "when: '!dear", "`!` is not part of the language"),
])  # fmt: skip
def test_a_mistake_is_told_once(written: str, mistaken: str, message: str) -> None:
    assert written in SOUND
    found = said(faults(SOUND.replace(written, mistaken, 1)))
    assert len(found) == 1, found
    assert found[0].startswith(message)


def test_a_section_that_stands_twice_hides_nothing_else() -> None:
    text = SOUND.replace("clauses:\n", "define: {cheap: price < 5}\nclauses:\n").replace(
        "when: 'dear", "when: 'cheap and dear"
    )
    assert _said(faults(text)) == ["`define` stands twice; first on line …"]


def test_mistakes_of_different_kinds_are_all_told_at_once() -> None:
    text = (
        SOUND.replace("{dear: price > 100}", "{dear: prise > 100}")
        .replace("by: manager", "by: manger")
        .replace("id: E1", "id: U1")
        .replace("per: customer", "per: custmer")
    )
    assert _said(faults(text)) == [
        "`prise` is not a fact, definition, table or list",
        "`custmer` is not one of the words that `per` can be",
        "`manger` is not a role",
        "`U1` names two clauses; the first is on line …",
    ]


def test_a_clause_without_an_id_or_an_effect_is_read_to_its_end() -> None:
    text = SOUND + "  - {says: s, grants: refund, when: stolen}\n  - {id: X1, says: s, when: lost}\n"
    assert _said(faults(text)) == [
        "a clause needs `id`",
        "`stolen` is not a fact, definition, table or list",
        "the clause has no effect",
        "`lost` is not a fact, definition, table or list",
    ]
