"""People at the desk, each with a browser window of their own."""

from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page

from tests.app.florist import Florist
from tests.desk.browser import PATIENCE, settled
from tests.desk.letting_in import PASSWORD


class RefusedError(Exception):
    """The page said that something did not work."""


@dataclass
class Somebody:
    """Somebody at a page."""

    page: Page
    url: str
    complaints: list[str]

    def goes_to(self, address: str) -> None:
        """Opens an address of the desk."""
        self.page.goto(f"{self.url}{address}")

    def acts(self, act: str, **filled: str) -> None:
        """Does an act through the palette, as somebody does who knows its name; `filled` is typed or chosen."""
        if self.page.locator(f"#palette li[data-act='{act}'] form").count():
            self._does_at_once(act)
        else:
            self.opens(act)
            for name, value in filled.items():
                self.fills(name, value)
            self.sends("#sheet button.main")
        refused = self.page.locator("[role='alert']")
        if refused.count():
            raise RefusedError(refused.first.inner_text())

    def _does_at_once(self, act: str) -> None:
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            self._chooses(act)
        settled(self.page)

    def _chooses(self, act: str) -> None:
        self.page.keyboard.press("Control+k")
        self.page.fill("#palette-search", act)
        self.page.keyboard.press("Enter")

    def opens(self, act: str) -> None:
        """Opens the sheet of an act through the palette."""
        self._chooses(act)
        self.page.wait_for_selector("#sheet[open] form")

    def signs_in(self, user: str) -> None:
        """Signs in, on the page for it."""
        self.page.fill("#user", user)
        self.page.fill("#password", PASSWORD)
        self.page.click("button.main")
        self.page.wait_for_selector("nav.queues")

    def sends(self, button: str) -> None:
        """Sends a form, and waits for what comes of it."""
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            self.page.click(button)
        settled(self.page)

    def fills(self, name: str, value: str) -> None:
        """Fills in a field of the sheet, whatever kind it is."""
        first = self.page.locator(f"#sheet [name='{name}']").first
        kind = first.evaluate("one => one.type")
        if kind == "radio":
            self.page.check(f"#sheet [name='{name}'][value='{value}']")
        elif kind.startswith("select"):
            first.select_option(value)
        else:
            first.fill(value)

    def answers(self, value: str) -> None:
        """Answers the question on the screen."""
        button = f"#ask button[value='{value}']"
        if not self.page.locator(button).count():
            self.page.fill("#ask [name='value']", value)
            button = "#ask button.main"
        self.sends(button)

    def reads(self) -> str:
        """What stands on the page."""
        return self.page.locator("main").inner_text()


@dataclass
class Served:
    """A desk that is served, and whoever comes to it."""

    url: str
    florist: Florist
    browser: Browser
    _contexts: list[BrowserContext] = field(default_factory=list)

    def stranger(
        self,
        *,
        width: int = 1280,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
        with_script: bool = True,
    ) -> Somebody:
        """Somebody who is not signed in."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=with_script
        )
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return Somebody(page, self.url, complaints)

    def somebody(
        self,
        user: str,
        *,
        width: int = 1280,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
        with_script: bool = True,
    ) -> Somebody:
        """Somebody who has signed in."""
        one = self.stranger(width=width, height=height, scheme=scheme, with_script=with_script)
        one.goes_to("/sign-in")
        one.signs_in(user)
        return one

    def leave(self) -> None:
        """Closes every window."""
        for context in self._contexts:
            context.close()
