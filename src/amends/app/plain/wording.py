"""The words in which people of the house are told of a case, on whatever surface."""

from zoneinfo import ZoneInfo

from amends.app.cases.reading import CaseView
from amends.cases.wording import PolicyWording, Wording
from amends.explain.voice import voice_of


def wording_of(view: CaseView) -> Wording:
    """The policy's titles in the client's first language, money in its currency, times by its clock."""
    return PolicyWording(voice=voice_of(view.policy, view.client.languages[0]), timezone=ZoneInfo(view.client.timezone))
