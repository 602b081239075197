"""The hash of a policy is over its meaning: layout does not change it, meaning does."""

import pytest

from tests.lang.reading import tree_of

POLICY = """\
language: 1
policy: phone-care
version: 1
currency: USD
roles: [agent, manager]
facts:
  damaged: boolean
  claims: {type: integer, min: 0, ask: "How many claims?"}
  plan: [economy, standard]
  parcels: {type: list, of: {late: boolean}, define: {lost: not late}}
lists:
  abroad: [NO, SE]
tables:
  rates: {keys: [plan], gives: money, rows: [[economy, 10.00], [standard, 15.00]]}
define:
  few: claims < 2
remedies:
  refund: {kind: refund, value: 'rates[plan]'}
clauses:
  - id: R1
    says: It is refunded.
    grants: refund
    when: few and not damaged and any(p.lost for p in parcels)
guarantees:
  - {id: N1, says: Nobody leaves with nothing., no_dead_end: true}
"""


def _hash(text: str) -> str:
    return tree_of(text).hash


@pytest.mark.parametrize(("written", "otherwise"), [
    ("policy: phone-care", 'policy: "phone-care"  # the name'),
    ("  damaged: boolean", "\n\n  damaged: {type: boolean}"),
    ("[economy, standard]\n", "\n    - economy\n    - 'standard'\n"),
    ("says: It is refunded.", "says: >-\n      It is\n      refunded."),
    ("when: few and not damaged", "when: few   and not (damaged)"),
    ("claims < 2", "(claims < 2)"),
    ("claims < 2", ">-\n    claims\n    < 2"),
    ('"How many claims?"', "How many claims?"),
    ("[[economy, 10.00], [standard, 15.00]]", "[[economy, 10], [standard, 15.0]]"),
    ("any(p.lost for p in parcels)", "any( p.lost for p in parcels )"),
    ("roles: [agent, manager]\n", "roles:\n- agent\n- manager\n"),
    ("\n", "\r\n"),
])  # fmt: skip
def test_layout_does_not_change_it(written: str, otherwise: str) -> None:
    assert written in POLICY
    assert _hash(POLICY.replace(written, otherwise)) == _hash(POLICY)


@pytest.mark.parametrize(("written", "otherwise"), [
    ("policy: phone-care", "policy: phone-care-2"),
    ("version: 1", "version: 2"),
    ("currency: USD", "currency: EUR"),
    ("[agent, manager]", "[manager, agent]"),
    ("damaged: boolean", "damaged: {type: boolean, presume: false}"),
    ("min: 0", "min: 1"),
    ("How many claims?", "How many?"),
    ("claims < 2", "claims <= 2"),
    ("claims < 2", "claims < 3"),
    ("few and not damaged", "few or not damaged"),
    ("not late", "late"),
    ("[NO, SE]", "[NO]"),
    ("10.00", "10.01"),
    ("[economy, standard]\n", "[standard, economy]\n"),
    ("kind: refund", "kind: credit"),
    ("It is refunded.", "It is paid back."),
    ("grants: refund", "allows: refund"),
    ("no_dead_end", "honesty_safe"),
    ("when: few", "unless: few"),
])  # fmt: skip
def test_meaning_does(written: str, otherwise: str) -> None:
    assert written in POLICY
    assert _hash(POLICY.replace(written, otherwise)) != _hash(POLICY)


def test_the_words_of_a_long_choice_are_a_part_of_the_meaning() -> None:
    words = ", ".join(f"word {number}" for number in range(300))
    one = POLICY.replace("damaged: boolean", f"damaged: boolean\n  sort: [{words}]")
    other = one.replace("word 299", "word 298 and a half")
    assert len({_hash(POLICY), _hash(one), _hash(other)}) == 3
    assert _hash(one) == _hash(one.replace("word 7,", "'word 7',"))


def test_it_is_the_same_in_every_process() -> None:
    assert _hash(POLICY) == "sha256:d5942e89845142679e9d1f5e394ad53a487ab91fb9bb008ce2f4d256d9bc35e8"
