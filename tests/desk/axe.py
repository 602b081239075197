"""What axe-core finds on a page."""

from axe_playwright_python.sync_playwright import Axe

from tests.desk.people import Somebody


def violations(one: Somebody) -> list[str]:
    """Each violation, with the element that it is in."""
    found = Axe().run(one.page).response["violations"]
    return [f"{violation['id']}: {node['html']}" for violation in found for node in violation["nodes"]]
