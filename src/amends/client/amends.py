"""What can be asked of a service, and the two ways to ask it."""

from collections.abc import AsyncIterator, Iterator

from amends.client.asking import Asks, Lists
from amends.client.calls import alerts as of_alerts
from amends.client.calls import cases as of_cases
from amends.client.calls import customers as of_customers
from amends.client.calls import house as of_house
from amends.client.calls import policies as of_policies
from amends.client.following import follow, follow_async
from amends.client.models.alerts import Alert
from amends.client.models.house import Login
from amends.client.sending import AsyncSending, Sending


class _Interface:
    """Everything that can be asked."""

    open_case = Asks(of_cases.open_case)
    cases = Lists(of_cases.cases)
    case = Asks(of_cases.case)
    act = Asks(of_cases.act)
    history = Lists(of_cases.history)
    note = Asks(of_cases.note)
    facts = Asks(of_cases.facts)
    next_steps = Asks(of_cases.next_steps)
    precedents = Asks(of_cases.precedents)
    entries = Lists(of_cases.entries)

    add_customer = Asks(of_customers.add_customer)
    change_customer = Asks(of_customers.change_customer)
    customers = Lists(of_customers.customers)
    customer = Asks(of_customers.customer)
    customer_entries = Lists(of_customers.customer_entries)
    add_account = Asks(of_customers.add_account)
    add_order = Asks(of_customers.add_order)
    add_product = Asks(of_customers.add_product)
    share_household = Asks(of_customers.share_household)

    decide = Asks(of_policies.decide)
    draft_policy = Asks(of_policies.draft_policy)
    policies = Lists(of_policies.policies)
    policy = Asks(of_policies.policy)
    difference = Asks(of_policies.difference)
    check_policy = Asks(of_policies.check_policy)
    review_policy = Asks(of_policies.review_policy)
    publish_policy = Asks(of_policies.publish_policy)
    withdraw_policy = Asks(of_policies.withdraw_policy)

    open_alerts = Asks(of_alerts.open_alerts)
    take_alert = Asks(of_alerts.take_alert)
    say_here = Asks(of_alerts.say_here)
    say_gone = Asks(of_alerts.say_gone)
    who_is_here = Asks(of_alerts.who_is_here)

    log_out = Asks(of_house.log_out)
    me = Asks(of_house.me)
    set_password = Asks(of_house.set_password)
    tokens = Lists(of_house.tokens)
    make_token = Asks(of_house.make_token)
    end_token = Asks(of_house.end_token)
    clients = Lists(of_house.clients)
    client = Asks(of_house.client)
    users = Lists(of_house.users)
    user = Asks(of_house.user)


class Amends(_Interface, Sending):
    """A service of Amends, asked one call after the other.

    `with Amends(address, token=…) as amends:` closes its connections at the end.
    """

    def log_in(self, name: str, password: str) -> Login:
        """Lets somebody in by name and password, for a shift; from then on this is asked as them.

        Raises:
            NotLoggedInError: name and password do not belong together.
            TooManyGuessesError: there were too many wrong ones.
        """
        login = self.send(of_house.log_in(name, password))
        self.show(login.token)
        return login

    def alerts(self) -> Iterator[Alert]:
        """What wants one at once, as it comes, for as long as one asks for it; where the line breaks, it goes on."""
        return follow(self)


class AsyncAmends(_Interface, AsyncSending):
    """A service of Amends, asked within an event loop.

    `async with AsyncAmends(address, token=…) as amends:` closes its connections at the end.
    """

    async def log_in(self, name: str, password: str) -> Login:
        """Lets somebody in by name and password, for a shift; from then on this is asked as them.

        Raises:
            NotLoggedInError: name and password do not belong together.
            TooManyGuessesError: there were too many wrong ones.
        """
        login = await self.send(of_house.log_in(name, password))
        self.show(login.token)
        return login

    def alerts(self) -> AsyncIterator[Alert]:
        """What wants one at once, as it comes, for as long as one asks for it; where the line breaks, it goes on."""
        return follow_async(self)
