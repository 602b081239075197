"""A customer at their page, in a browser of their own."""

from dataclasses import replace

from amends.app.finding import client_of
from amends.store import directory
from tests.app.customer_page.customer import link_to, right_answer
from tests.desk.people import Served, Somebody
from tests.stores import writing_all


def comes(served: Served, case: str, **window: object) -> Somebody:
    """A customer who opens a new link on a phone."""
    settings = {"width": 360, "height": 740, **window}
    one = served.stranger(**settings)  # type: ignore[arg-type]  # the window is handed on
    one.goes_to(f"/c/{link_to(served.florist, case)}")
    return one


def answers_the_question(served: Served, case: str, one: Somebody) -> None:
    """They say the second thing that they know."""
    one.page.fill("#answer", right_answer(served.florist, case))
    one.page.click("button.main")


def is_at_their_page(served: Served, case: str, **window: object) -> Somebody:
    """A customer who has shown who they are."""
    one = comes(served, case, **window)
    answers_the_question(served, case, one)
    one.page.wait_for_selector("text=What we have understood")
    return one


def speaks(served: Served, case: str, language: str) -> None:
    """The customer's language, which the client speaks as well."""
    state = served.florist.seen(case)
    with writing_all(served.florist.workspace.engine) as connection:
        client = client_of(connection, state.client)
        directory.change(connection, replace(client, languages=(language, "en")))
