"""A policy that is in force, for examples."""

from amends.app.registry import VersionNamed, check_policy, draft_policy, publish_policy, review_policy
from tests.app.administration.house import House

PHONES = """\
language: 1
policy: phones
version: "{version}"
in_force: {{from: {first_day}}}
timezone: America/New_York
currency: USD
roles: [agent, team_lead]
teams: [care, retention]
facts:
  broken: boolean
  credit_before: {{type: money, from: history, sum: credit, per: customer, over: months(12)}}
remedies:
  credit: {{kind: credit, value: 50.00}}
  letter: {{kind: letter}}
clauses:
  - {{id: C1, says: A credit may be given., allows: [credit, letter], when: broken}}
caps:
  - {{of: credit, per: customer, over: months(12), limit: 100.00}}
  - {{of: credit, per: household, over: months(12), limit: 150.00}}
"""


def phones(version: str = "1", first_day: str = "2026-01-01") -> str:
    """The document of a version."""
    return PHONES.format(version=version, first_day=first_day)


def publish_phones(house: House, version: str = "1", first_day: str = "2026-01-01") -> None:
    """Brings a version into force: Olga writes and publishes it, Pavel reviews it."""
    named = VersionNamed("phones", version, "acme")
    draft_policy(house.desk("olga"), "acme", phones(version, first_day), "phones.policy.yaml")
    digest = check_policy(house.desk("olga"), named).view.version.hash
    assert digest is not None
    review_policy(house.desk("pavel"), named, digest)
    publish_policy(house.desk("olga"), named)
