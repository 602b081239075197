from pathlib import Path

import pytest

SHOP = """\
language: 1
policy: shop
version: "1"
currency: USD
roles: [agent, team_lead]
teams: [care]
facts:
  broken: {type: boolean, ask: {en: "Does it still work?", es: "¿Todavía funciona?"}}
  price: {type: money, min: 0}
  plan: [basic, plus]
  card_number: {type: integer, sensitive: true}
  parts: {type: list, of: {name: text, price: money}}
remedies:
  replacement: {value: price}
  goodwill: {}
clauses:
  - {id: W1, says: {en: What breaks is replaced., es: Lo que se rompe se cambia.}, grants: replacement, when: broken}
  - {id: G1, says: {en: A credit may be given., es: Se puede dar un crédito.}, allows: goodwill, value: 5.00}
"""


@pytest.fixture
def shop(tmp_path: Path) -> str:
    """A small policy in a file, in a folder of its own."""
    file = tmp_path / "shop.policy.yaml"
    file.write_text(SHOP, encoding="utf-8")
    return str(file)
