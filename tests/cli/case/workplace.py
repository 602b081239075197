"""A small house that handles the cases of an alarm brand, for tests that work in it from the command line."""

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Pool, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from amends.app.administration.belongings import add_account
from amends.app.administration.clients import NewClient, add_client
from amends.app.administration.customers import NewCustomer, add_customer
from amends.app.administration.places import add_site, add_team
from amends.app.administration.roles import NamedRole
from amends.app.administration.users import NewUser, add_user
from amends.app.administration.workspaces import make_workspace
from amends.app.registry import VersionNamed, check_policy, draft_policy, publish_policy, review_policy
from amends.app.workspace import Desk
from amends.cli.app import run
from tests.cli.command import ROOT, Ended, amends

ALARM = ROOT / "examples" / "alarm" / "alarm-care.policy.yaml"
CLIENT = "lanternlatch"
ACCOUNT = "A-1002"
ISSUE = "Since the autumn the signal at the house is weak, and the alarm drops out at night"
WISH = "To end the plan without the fee"
WEAK_SIGNAL = (
    "signal_at_home=weak",
    "firmware_trouble=false",
    "other_service_trouble=false",
    "likely_to_stay=possible",
)

RECORDS = (
    "ordered_on=2026-02-02",
    "reported_on=2026-11-20",
    "delivered=true",
    "delivered_on=2026-02-10",
    "promised_by=2026-02-10",
    "billed_from=2026-02-10",
    "shipping_paid=12.00",
    "equipment_paid=349.00",
    "plan=value",
    "plan_active=true",
    "monthly_fee=29.00",
    "cancellation_fee=150.00",
    "outage_hours=0",
    "moving=false",
    'sensors=[{"name": "hallway", "kind": "motion", "status": "working", "battery_percent": 90, "price": "45.00"}]',
    "years_with_us=6",
    "billing=always on time",
    "first_contact=true",
    "shipping_delayed=false",
    "chargeback_open=false",
)
"""Everything about the account that the desk finds in its records."""


@dataclass(frozen=True)
class Workplace:
    """The house, as its people work in it from their shells."""

    database: str

    def types(self, who: str, *arguments: str) -> Ended:
        """What comes of a command that somebody types, in a process of its own."""
        return amends(*arguments, AMENDS_USER=who, AMENDS_DATABASE=self.database)

    def runs(self, who: str, act: str, *arguments: str) -> Ended:
        """What comes of a command about a case, run in this process: quicker, and the same."""
        output, errors = io.StringIO(), io.StringIO()
        with _connections_closed(), redirect_stdout(output), redirect_stderr(errors):
            status = run(["case", act, *arguments, "--as", who, "--database", self.database])
        return Ended(status, output.getvalue(), errors.getvalue())

    def does(self, who: str, act: str, *arguments: str) -> str:
        """What is printed when somebody acts, which passes."""
        ended = self.runs(who, act, *arguments)
        assert (ended.status, ended.errors) == (0, ""), ended
        return ended.output

    def reads(self, who: str, act: str, *arguments: str) -> Mapping[str, Any]:
        """The document that is printed with `--json`."""
        document: Mapping[str, Any] = json.loads(self.does(who, act, *arguments, "--json"))
        return document

    def is_refused(self, who: str, act: str, *arguments: str) -> str:
        """What is said when somebody acts, which does not pass."""
        ended = self.runs(who, act, *arguments)
        assert (ended.status, ended.output) == (2, ""), ended
        assert "Traceback" not in ended.errors
        return ended.errors

    def decides(self, who: str = "nina", *, remedy: str = "early_end_free", facts: tuple[str, ...] = ()) -> str:
        """The reference of a case that was opened, verified, restated, confirmed and decided on the records."""
        case = self.opens(who)
        self.does(who, "verify-caller", case, "passcode")
        self.does(who, "fact", case, *RECORDS, *facts)
        self.does(who, "restate", case, "--issue", ISSUE, "--wish", WISH, "--remedy", remedy)
        self.does(who, "confirm", case)
        self.does(who, "decide", case)
        return case

    def opens(self, who: str = "nina", *arguments: str) -> str:
        """The reference of a case that somebody opened on the phone."""
        opening = ("--account", ACCOUNT, "--channel", "phone", "--problem", "the alarm drops out every night")
        return str(self.reads(who, "open", *opening, *arguments)["reference"])


@contextmanager
def _connections_closed() -> Iterator[None]:
    """Closes what a command leaves to the end of its process."""
    opened: list[DBAPIConnection] = []

    def note(connection: DBAPIConnection, _: object) -> None:
        opened.append(connection)

    event.listen(Pool, "connect", note)
    try:
        yield
    finally:
        event.remove(Pool, "connect", note)
        for connection in opened:
            connection.close()


def furnish(folder: Path) -> str:
    """Makes the workspace in a folder: two agents, two team leads, a manager, a customer, and the policy in force."""
    database = f"sqlite:///{folder / 'amends.db'}"
    workspace = make_workspace(database, "ana").workspace
    ana = Desk(workspace, "ana")
    add_client(
        ana,
        NewClient(name=CLIENT, title="Lanternlatch Home", timezone="America/Denver", currency="USD", languages=("en",)),
    )
    add_site(ana, CLIENT, "denver", "Denver")
    for team in ("care", "retention"):
        add_team(ana, CLIENT, team, team.title(), "denver")
    people = {"nina": "agent", "omar": "agent", "tess": "team_lead", "tom": "team_lead", "mara": "manager"}
    for name, role in people.items():
        add_user(ana, NewUser(name=name), NamedRole(role=role, client=CLIENT, team="care"))
    for name in ("paul", "petra"):
        add_user(ana, NewUser(name=name), NamedRole(role="policy_owner", client=CLIENT))
    _publish(Desk(workspace, "paul"), Desk(workspace, "petra"))
    customer = add_customer(Desk(workspace, "nina"), CLIENT, NewCustomer(name="Ada Mills", phone="+1 303 555 0141"))
    add_account(Desk(workspace, "nina"), str(customer.customer.id), ACCOUNT)
    workspace.engine.dispose()
    return database


def _publish(author: Desk, reviewer: Desk) -> None:
    drafted = draft_policy(author, CLIENT, ALARM.read_text(encoding="utf-8"), ALARM.name).view.version
    named = VersionNamed(drafted.policy, drafted.version, CLIENT)
    checked = check_policy(author, named).view.version
    review_policy(reviewer, named, checked.hash or "")
    publish_policy(author, named)
