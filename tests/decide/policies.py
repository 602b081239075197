"""The small policy of a bicycle shop that the examples of this folder decide by."""

from functools import cache

import amends

BICYCLE_SHOP = """
language: 1
policy: bicycle-shop
version: 2026-11-01.1
timezone: Europe/Berlin
currency: EUR
roles: [agent, manager]
teams: [shop, web]
facts:
  plan: {type: [open, closed], ask: {en: Which plan is it?, de: Welcher Vertrag ist es?}, from: customer}
  weight: {type: number, max: 60}
  gears: {type: integer, min: 1, max: 30}
  price: {type: money, min: 0, max: 1000.00}
  broken: boolean
  stolen: {type: boolean, presume: false}
  bought_on: {type: date, min: 2026-01-01}
  called_at: datetime
  note: text
  frame_number: {type: text, sensitive: true}
  code: {type: [red, green], sensitive: true}
  parts:
    type: list
    of: {name: text, amount: {type: integer, min: 1}, worn: boolean, kind: [wheel, chain]}
    define: {many: amount > 2}
define:
  heavy: weight >= 40
remedies:
  repair: {kind: repair, value: price * 0.5}
  refund: {kind: refund, value: price}
  ride: {kind: service}
clauses:
  - {id: R1, says: What is broken is repaired., grants: repair, when: broken or any(p.worn for p in parts)}
  - {id: R2, says: Nothing is given for a stolen bicycle., forbids: [repair, refund], when: stolen}
  - {id: R3, says: On an open plan the price may be paid back., allows: refund, when: plan == "open",
     up_to: {agent: 50.00, manager: 500.00}, weigh: [note]}
  - {id: R4, says: A bicycle that is not heavy may be taken along., allows: ride, unless: heavy}
"""


@cache
def bicycle_shop() -> amends.Policy:
    """The policy of the shop."""
    return amends.loads(BICYCLE_SHOP)
