"""When a customer wishes to be called, by their own clock or by the client's."""

from uuid import UUID

from sqlalchemy import Connection

from amends.app.finding import one
from amends.calendars.windows import COURTEOUS_HOURS, CallWindow
from amends.directory.customers import Customer
from amends.directory.organisation import Client


def window_of(connection: Connection, client: Client, customer: UUID) -> CallWindow:
    """The hours of a customer; who named none is called at courteous hours, by the clock of the client."""
    return window_for(client, one(connection, Customer, customer, client.id))


def window_for(client: Client, customer: Customer) -> CallWindow:
    """The same of a customer who is at hand."""
    return CallWindow(customer.timezone or client.timezone, customer.call_window or COURTEOUS_HOURS)
