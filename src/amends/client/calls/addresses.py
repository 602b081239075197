"""Calls about addresses that open one case: to its customer, and as a card in another help desk."""

from amends.client.call import Call
from amends.client.calls.cases import CaseMeant, path_of
from amends.client.calls.making import writing, writing_once
from amends.client.models.addresses import Card, EndedLinks, Link


def make_link(case: CaseMeant) -> Call[Link]:
    """Makes a link to the customer's own page of a case; it is told this once."""
    return writing_once(f"{path_of(case)}/links", Link)


def end_links(case: CaseMeant, *, key: str | None = None) -> Call[EndedLinks]:
    """Takes back every link to the customer's page of a case."""
    return writing(f"{path_of(case)}/links", EndedLinks, method="DELETE", key=key)


def make_card(case: CaseMeant) -> Call[Card]:
    """Makes an address of a case's card, to be shown to oneself in another help desk; it is told this once."""
    return writing_once(f"{path_of(case)}/cards", Card)
