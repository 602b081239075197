"""A customer with a link, who has answered its question."""

from dataclasses import dataclass
from decimal import Decimal

from amends.app.customer_page.acting import OnPage
from amends.app.customer_page.linking import make_link
from amends.app.customer_page.opening import Opened, answer
from amends.app.customer_page.seeing import CustomerView, see
from amends.app.finding import one
from amends.app.on_case import act_all
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.route import Approve, Offer
from amends.directory.customers import Account
from tests.app.florist import Florist
from tests.stores import reading_all


@dataclass(frozen=True, slots=True)
class AtTheirPage:
    """A customer at their page."""

    florist: Florist
    text: str
    session: str

    def sees(self) -> CustomerView:
        """The page."""
        return see(self.florist.workspace, self.text, self.session)

    @property
    def acts(self) -> OnPage:
        """What they do there."""
        return OnPage(self.florist.workspace, self.text, self.session)


def link_to(florist: Florist, case: str) -> str:
    """What stands in the address of a new link."""
    return make_link(florist.desk("ana"), case).path.removeprefix("/c/")


def right_answer(florist: Florist, case: str) -> str:
    """The end of the account's number."""
    state = florist.seen(case)
    assert state.account is not None
    with reading_all(florist.workspace.engine) as connection:
        account = one(connection, Account, state.account, state.client)
    assert account.number is not None
    return account.number[-4:]


def at_their_page(florist: Florist, case: str) -> AtTheirPage:
    """The customer of a case, who has answered the question."""
    text = link_to(florist, case)
    opened = answer(florist.workspace, text, right_answer(florist, case))
    assert isinstance(opened, Opened)
    return AtTheirPage(florist, text, opened.session)


def offered(florist: Florist, amount: str = "80.00", ceiling: str | None = None) -> str:
    """A case in which a service credit was offered, and the call is over."""
    case = florist.proposed(amount)
    florist.does("carla", case, Approve(Decimal(ceiling) if ceiling is not None else None))
    act_all(florist.desk("ana"), case, lambda _: [Offer(), EndContact()])
    return case
