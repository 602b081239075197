"""Sites and teams of a client."""

from amends.app.administration.acts import Act
from amends.app.administration.asking import asking
from amends.app.finding import NotFoundError
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.checks import check
from amends.directory.organisation import Site, Team
from amends.lang.names import suggestion
from amends.store import directory
from amends.store.directory_pages import all_of
from amends.store.engine import writing


def add_site(desk: Desk, client: str | None, name: str, title: str) -> Site:
    """Adds a place where a client's cases are handled.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with it.
        NameTakenError: another site of the client has the name.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        of = who.client(client)
        who.allowed(Task.CHANGE_CLIENTS, of)
        site = Site(id=who.new_id(), client=of.id, name=name, title=title)
        check(site)
        directory.add(connection, site)
        who.did(Act.ADD_SITE, of, site.id)
        return site


def add_team(desk: Desk, client: str | None, name: str, title: str, site: str) -> Team:
    """Adds a team of a site; the client's policies know it by its name.

    Raises:
        NotFoundError: there is no such client, or it has no such site.
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with it.
        NameTakenError: another team of the client has the name.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        of = who.client(client)
        who.allowed(Task.CHANGE_CLIENTS, of)
        at = directory.named(connection, Site, site, of.id)
        if at is None:
            known = [one.name for one in all_of(connection, Site, of.id)]
            raise NotFoundError(
                f"`{of.name}` has no site `{site}`", suggestion(site, known) or "add it: `amends client add-site`"
            )
        team = Team(id=who.new_id(), client=of.id, site=at.id, name=name, title=title)
        check(team)
        directory.add(connection, team)
        who.did(Act.ADD_TEAM, of, team.id)
        return team
