"""What lists of cases can be narrowed to: the teams and the policies of the clients for whom somebody works."""

from dataclasses import dataclass

from amends.app.people import person
from amends.app.workspace import Desk
from amends.directory.organisation import Team
from amends.store.directory_pages import all_of
from amends.store.engine import reading
from amends.store.registry import policies_of


@dataclass(frozen=True, slots=True)
class ListChoices:
    """The names of teams and policies, in their order."""

    teams: tuple[str, ...]
    policies: tuple[str, ...]


def list_choices(desk: Desk) -> ListChoices:
    """What somebody can narrow a list to.

    Raises:
        NoUserError: there is no such user.
    """
    with reading(desk.workspace.engine) as connection:
        clients = person(connection, desk).clients
        teams = {team.name for client in clients for team in all_of(connection, Team, client)}
        policies = {name for client in clients for name in policies_of(connection, client)}
        return ListChoices(tuple(sorted(teams)), tuple(sorted(policies)))
