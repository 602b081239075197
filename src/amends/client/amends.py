"""What can be asked of a service, and the two ways to ask it."""

from collections.abc import AsyncIterator, Iterator

from amends.client.asking import Asks, Lists
from amends.client.calls import addresses as of_addresses
from amends.client.calls import alerts as of_alerts
from amends.client.calls import bills as of_bills
from amends.client.calls import call_backs as of_call_backs
from amends.client.calls import cases as of_cases
from amends.client.calls import customers as of_customers
from amends.client.calls import endpoints as of_endpoints
from amends.client.calls import house as of_house
from amends.client.calls import jobs as of_jobs
from amends.client.calls import keeping as of_keeping
from amends.client.calls import letters as of_letters
from amends.client.calls import people as of_people
from amends.client.calls import policies as of_policies
from amends.client.calls import promises as of_promises
from amends.client.calls import records as of_records
from amends.client.following import follow, follow_async
from amends.client.models.alerts import Alert
from amends.client.models.house import Login
from amends.client.sending import AsyncSending, Sending


class _Interface:
    """Everything that can be asked."""

    open_case = Asks(of_cases.open_case)
    cases = Lists(of_cases.cases)
    price_of_threats = Asks(of_cases.price_of_threats)
    case = Asks(of_cases.case)
    act = Asks(of_cases.act)
    history = Lists(of_cases.history)
    note = Asks(of_cases.note)
    facts = Asks(of_cases.facts)
    attach = Asks(of_cases.attach)
    attachments = Asks(of_cases.attachments)
    attachment = Asks(of_cases.attachment)
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

    make_link = Asks(of_addresses.make_link)
    end_links = Asks(of_addresses.end_links)
    make_card = Asks(of_addresses.make_card)
    letters = Asks(of_letters.letters)
    letter = Asks(of_letters.letter)
    call_backs = Asks(of_call_backs.call_backs)
    hand_over_calls = Asks(of_call_backs.hand_over_calls)

    log_out = Asks(of_house.log_out)
    log_out_everywhere = Asks(of_house.log_out_everywhere)
    me = Asks(of_house.me)
    set_password = Asks(of_house.set_password)
    tokens = Lists(of_house.tokens)
    make_token = Asks(of_house.make_token)
    end_token = Asks(of_house.end_token)

    clients = Lists(of_people.clients)
    client = Asks(of_people.client)
    add_client = Asks(of_people.add_client)
    change_client = Asks(of_people.change_client)
    add_site = Asks(of_people.add_site)
    add_team = Asks(of_people.add_team)
    users = Lists(of_people.users)
    user = Asks(of_people.user)
    add_user = Asks(of_people.add_user)
    change_user = Asks(of_people.change_user)
    grant_role = Asks(of_people.grant_role)
    revoke_role = Asks(of_people.revoke_role)
    set_password_of = Asks(of_people.set_password_of)

    endpoints = Asks(of_endpoints.endpoints)
    add_endpoint = Asks(of_endpoints.add_endpoint)
    change_endpoint = Asks(of_endpoints.change_endpoint)
    remove_endpoint = Asks(of_endpoints.remove_endpoint)
    rotate_secret = Asks(of_endpoints.rotate_secret)
    retire_secret = Asks(of_endpoints.retire_secret)

    jobs = Asks(of_jobs.jobs)
    job = Asks(of_jobs.job)
    retry_job = Asks(of_jobs.retry_job)
    cancel_job = Asks(of_jobs.cancel_job)

    make_promise = Asks(of_promises.make_promise)
    promises = Lists(of_promises.promises)
    promise = Asks(of_promises.promise)
    confirm_promise = Asks(of_promises.confirm_promise)
    dispute_promise = Asks(of_promises.dispute_promise)
    restate_promise = Asks(of_promises.restate_promise)
    ask_of_promise = Asks(of_promises.ask_of_promise)
    order_went_out = Asks(of_promises.order_went_out)
    promise_counts = Asks(of_promises.promise_counts)
    import_promises = Asks(of_promises.import_promises)
    check_bills = Asks(of_bills.check_bills)
    bill_findings_csv = Asks(of_bills.bill_findings_csv)

    import_calls = Asks(of_records.import_calls)
    calls_of_case = Asks(of_records.calls_of_case)
    calls_without_case = Asks(of_records.calls_without_case)
    worksheets = Asks(of_records.worksheets)
    worksheet = Asks(of_records.worksheet)
    worksheet_csv = Asks(of_records.worksheet_csv)
    worksheet_plot = Asks(of_records.worksheet_plot)
    record_test_call = Asks(of_records.record_test_call)
    call_looks = Lists(of_records.call_looks)

    make_checkpoint = Asks(of_keeping.make_checkpoint)
    verify = Asks(of_keeping.verify)
    erase_customer = Asks(of_keeping.erase_customer)
    due_to_be_erased = Asks(of_keeping.due_to_be_erased)
    erase_due = Asks(of_keeping.erase_due)
    import_customers = Asks(of_keeping.import_customers)
    import_opening_balances = Asks(of_keeping.import_opening_balances)
    administrative_acts = Lists(of_keeping.administrative_acts)


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
