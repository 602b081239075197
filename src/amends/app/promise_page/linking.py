"""The address of a promise's page: a letter brings it, and its digest alone is kept."""

from datetime import timedelta

from amends.app.access.token_text import digest_of, new_token_text
from amends.app.customer_page.question import question_to
from amends.app.promises.on_promise import OnPromise
from amends.directory.customers import Customer
from amends.letters.promised import OwnPage
from amends.store.promise_pages import PromisePage, add_page

PATH = "/p/"
"""Where the page stands below the address of the desk."""


def new_page(on: OnPromise, customer: Customer, address: str) -> OwnPage | None:
    """A new address of the promise's page; None where it could not be opened, or the client wants none in its letters.

    Args:
        on: the promise, within a writing transaction.
        customer: to whom it was made.
        address: where customers reach the desk; empty where that is not settled.
    """
    if not address or not on.client.settings.letter_links:
        return None
    if question_to(on.connection, customer, on.state.offer.account) is None:
        return None
    workspace, days = on.desk.workspace, on.client.settings.link_days
    text = new_token_text(workspace.below)
    add_page(
        on.connection,
        PromisePage(
            id=workspace.new_id(),
            client=on.client.id,
            promise=on.id,
            digest=digest_of(text),
            made_at=on.at,
            expires_at=on.at + timedelta(days=days),
        ),
    )
    return OwnPage(f"{address.rstrip('/')}{PATH}{text}", days)
