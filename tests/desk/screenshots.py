"""`python -m tests.desk.screenshots`: makes the pictures of the README and the docs anew, from the desk as it is."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from playwright.sync_api import Browser, Page

from amends.app.access.passwords import hash_of
from amends.app.sample.house import SampleClient, furnish
from amends.app.sample.walk import Walk, walk_in
from amends.app.workspace import Workspace, workspace_in
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.evidence import Restate
from amends.cases.gate.acts.route import Approve, Offer, OpenException, Propose
from amends.cases.terms import terms_of
from amends.cli.samples import policy_document, read_brands
from amends.desk.site import build
from amends.policy import loads
from amends.store.directory_users import user_named
from amends.store.engine import store_url
from amends.store.migrations import create_store
from amends.store.passwords import keep_password
from tests.app.customer_page.customer import link_to, right_answer
from tests.app.florist import Florist
from tests.desk.browser import browser, chromium
from tests.desk.letting_in import PASSWORD
from tests.stores import writing_all

_PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
_SINCE = timedelta(minutes=4)


def main() -> int:
    path = chromium()
    if path is None:
        print("no Chromium is here: `make browser` installs it", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder, browser(path) as started:
        engine = create_store(store_url(Path(folder) / "amends.db"))
        workspace = workspace_in(engine)
        walk = _on_the_phone(workspace)
        with _served(workspace) as url:
            _picture(started, url, "ana", f"/cases/{walk.reference}", "call")
            _to_the_lead(walk)
            _picture(started, url, "carla", f"/cases/{walk.reference}/approval", "approval")
            _to_the_customer(walk)
            _picture_on_a_phone(started, url, workspace, walk.reference, "customer")
        engine.dispose()
    return 0


def _on_the_phone(workspace: Workspace) -> Walk:
    """Somebody with six years and a weak signal is on the phone, and the policy has decided."""
    brand = next(one for one in read_brands() if one.name == "alarm")
    tree = loads(document := policy_document(brand.name), name=brand.name).tree
    furnished = SampleClient(brand.name, brand.title, tree.languages or ("en",), document)
    furnish(workspace.engine, [furnished], workspace.new_id, datetime(2026, 1, 1, tzinfo=UTC))
    with writing_all(workspace.engine) as connection:
        hashed = hash_of(workspace, PASSWORD)
        for name in ("ana", "carla"):
            user = user_named(connection, name)
            assert user is not None
            keep_password(connection, user.id, hashed, workspace.clock())
    facts = next(case.row.facts for case in brand.samples if case.id == "weak-signal-six-years")
    walk = walk_in(workspace, datetime.now(UTC) - _SINCE, brand.name, brand.title)
    walk.opens("ana", "Grace Holt", "Half of the time the panel has no signal. I want out.", tree.name)
    walk.verifies("ana")
    walk.hears("ana", facts, tree)
    walk.understands(
        "ana",
        Restate(
            "The signal at your home has become weak, and the alarm drops out.",
            "You would like to end the plan without the fee.",
            "early_end_free",
        ),
    )
    walk.decides("ana")
    return walk


def _to_the_lead(walk: Walk) -> None:
    """Policy does not meet the wish; a solution waits for the team lead."""
    walk.does("ana", Tell("early_end_free"))
    walk.does("ana", OpenException())
    walk.does(
        "ana",
        Propose(
            terms_of([("service_credit", Decimal("58.00"))]),
            "Two months back for the months in which it dropped out; she stays if it gets better.",
        ),
    )


def _to_the_customer(walk: Walk) -> None:
    """The lead has approved it, it is offered, and the call is over."""
    walk.does("carla", Approve())
    walk.does("ana", Offer())
    walk.does("ana", EndContact())


@contextmanager
def _served(workspace: Workspace) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(build(workspace), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def _picture(started: Browser, url: str, user: str, address: str, name: str) -> None:
    context = started.new_context(viewport={"width": 1280, "height": 860}, device_scale_factor=1)
    page: Page = context.new_page()
    page.goto(f"{url}/sign-in")
    page.fill("#user", user)
    page.fill("#password", PASSWORD)
    page.click("button.main")
    page.wait_for_selector("nav.queues")
    page.goto(f"{url}{address}")
    page.wait_for_selector("main")
    page.screenshot(path=_PICTURES / f"{name}.png")
    context.close()


def _picture_on_a_phone(started: Browser, url: str, workspace: Workspace, case: str, name: str) -> None:
    """The customer's page, after they have answered its question."""
    florist = Florist(workspace)
    context = started.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    page.goto(f"{url}/c/{link_to(florist, case)}")
    page.fill("#answer", right_answer(florist, case))
    page.click("button.main")
    page.wait_for_selector("section.offered")
    page.screenshot(path=_PICTURES / f"{name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main())
