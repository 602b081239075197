"""A shop in which promises are made: Carla Núñez has the account A-1 and the order O-7, Bo Li the account A-3."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from amends.app.administration.belongings import add_account, add_order
from amends.app.administration.customers import NewCustomer, add_customer
from amends.app.promises.asked import PromiseAsked, TermsAsked
from amends.app.promises.files import PromiseFile
from amends.app.promises.importing import ImportedPromises, import_promises
from amends.app.promises.making import make
from amends.app.promises.on_promise import act_by_itself
from amends.app.promises.reading import PromiseView, view
from amends.app.workspace import Desk
from amends.cases.recorded import By
from amends.promises.cycles import Period
from amends.promises.events import BillChecked, PromiseEvent
from amends.promises.terms import Gives
from tests.app.administration.house import House

TEN_OFF = TermsAsked(gives=Gives.CREDIT, item="web discount", amount=Decimal("10.00"), months=12)
FREE_BOX = TermsAsked(gives=Gives.PRICE, item="cable box", amount=Decimal(0))
WORDS = "The box is free, and it is ten dollars less each month for a year."
COLUMNS = ("promise", "account", "order", "made_at", "seller", "team", "channel", "words", "gives", "item", "amount",
           "start", "months")  # fmt: skip
HEADER = ",".join(COLUMNS)


@dataclass
class Shop:
    """The shop at work: `dana` sells, `ada` administers, `udo` audits."""

    house: House
    customers: dict[str, str] = field(default_factory=dict)

    def furnish(self) -> "Shop":
        """Adds the customers."""
        for name, account in (("Carla Núñez", "A-1"), ("Bo Li", "A-3")):
            added = add_customer(self.desk("ada"), "acme", NewCustomer(name=name))
            self.customers[account] = str(added.customer.id)
            add_account(self.desk("ada"), str(added.customer.id), account)
        add_order(self.desk("ada"), "A-1", "O-7", None, "A-1")
        return self

    def desk(self, user: str) -> Desk:
        """Where somebody works."""
        return self.house.desk(user)

    def made(self, whom: str | None = "A-1", user: str = "dana", **other: Any) -> PromiseView:
        """A promise that was just made."""
        asked = PromiseAsked(**{"whom": whom, "channel": "shop", "words": WORDS, "terms": (TEN_OFF, FREE_BOX), **other})
        return make(self.desk(user), asked)

    def seen(self, promise: PromiseView, user: str = "dana") -> PromiseView:
        """A promise as it stands."""
        return view(self.desk(user), promise.row.reference)

    def later(self, **time: int) -> datetime:
        """Lets time go by."""
        self.house.now += timedelta(**time)
        return self.house.now

    def happens(self, promise: PromiseView, *events: PromiseEvent, who: By | None = None) -> None:
        """Something happens without anybody of the house."""
        by = {} if who is None else {"who": who}
        act_by_itself(self.house.workspace, promise.row.client, promise.row.id, lambda _: events, **by)

    def billed(self, promise: PromiseView, month: int, *shortfalls: str, is_last: bool = False, part: int = 1) -> None:
        """A bill of 2026 is held to the promise."""
        period = Period(date(2026, month, 1), date(2026, month, 28))
        self.happens(promise, BillChecked(f"B-{month}", period, part, shortfalls, is_last))

    def imported(self, text: str, user: str = "ada", currency: str = "USD", zone: str = "UTC") -> ImportedPromises:
        """A file is imported whose columns have our own names."""
        mapping = {
            "mapping": "promises",
            "currency": currency,
            "timezone": zone,
            "columns": {name: name for name in COLUMNS},
        }
        file = PromiseFile(
            stream=BytesIO(f"{HEADER}\n{text}".encode()), name="promises.csv", mapping=json.dumps(mapping).encode()
        )
        return import_promises(self.desk(user), None, file)


def sentences(promise: PromiseView) -> Iterable[str]:
    """What happened, each by its kind."""
    return [type(one.happened.event).__name__ for one in promise.history]
