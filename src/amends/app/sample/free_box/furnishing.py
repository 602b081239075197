"""What the story needs beside the sample house: a seller, a team for those who want to leave, and the customer."""

from dataclasses import replace

from amends.app.finding import client_named
from amends.app.sample.free_box.telling import ACCOUNT, BOX, CLIENT, DISCOUNT, RETENTION, SELLER
from amends.app.sample.house import add_customer
from amends.app.workspace import Workspace
from amends.directory.bills import BillTerms, ItemWords
from amends.directory.organisation import RoleGrant, Site, Team, User
from amends.lang.tree import PolicyTree
from amends.store import directory
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.directory import every_client
from amends.store.directory_users import grant
from amends.store.engine import writing

_NAME = "Walt Brandon"
_BILLS = BillTerms(
    items=(
        ItemWords(BOX, "free_box", "box"),
        ItemWords(DISCOUNT, "monthly_discount", "discount"),
        ItemWords("plan", None, "plan"),
    ),
    repaired_by=("box_refund", "discount_refund"),
)


def furnish_story(workspace: Workspace, tree: PolicyTree) -> None:
    """Adds them, and settles what the policy calls what stands on bills."""
    with writing(workspace.engine) as connection:
        bind(connection, EVERY_CLIENT)
        client = client_named(connection, CLIENT, every_client(connection))
        settings = replace(client.settings, bills=replace(_BILLS, policy=tree.name))
        directory.change(connection, replace(client, settings=settings))
        (site,) = directory.listed(connection, Site, [client.id]).records
        new_id = workspace.new_id
        for name, full_name, team, title in (
            (SELLER, "Sol Meyer", "phone_sales", "Phone sales"),
            (RETENTION, "Rita Osei", "retention", "Retention"),
        ):
            directory.add(connection, Team(id=new_id(), client=client.id, site=site.id, name=team, title=title))
            user = User(id=new_id(), name=name, full_name=full_name, email=None)
            directory.add(connection, user)
            grant(connection, RoleGrant(id=new_id(), user=user.id, client=client.id, team=team, role=tree.roles[0]))
        add_customer(connection, client.id, _NAME, ACCOUNT, new_id)
