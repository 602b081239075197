"""What came of holding bills to promises."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from amends.directory.organisation import Client
from amends.promises.bills.check import Checked
from amends.promises.bills.words import Stage
from amends.promises.promise import PromisedItem


@dataclass(slots=True)
class Followed:
    """What was recorded, and what followed from it.

    Attributes:
        bills: how many bills were recorded at promises, for the first time or anew.
        shortfalls: how many shortfalls are new.
        corrected: how many were put right by a later bill of the same days.
        opened, joined: the cases that were opened, and those that new shortfalls joined; by their references.
        not_stated: facts of cases that the policy could not use, with the reason.
        watched: the cases of earlier shortfalls whose next bill came, and whether it is right.
    """

    bills: int = 0
    shortfalls: int = 0
    corrected: int = 0
    opened: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    not_stated: list[str] = field(default_factory=list)
    watched: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BillReport:
    """What a check found.

    Attributes:
        stage: whether the bills have gone out.
        checked: what does not agree.
        minor_digits: how many digits the currency has behind the point.
        lines: how many lines were read.
        promises: the references of the promises that the findings are about, by their ids.
        cases: the references of cases: by the key of the finding after, and by its promise before, where something is
            owed already since an earlier bill.
        followed: what was recorded; None before the bills are sent.
    """

    stage: Stage
    client: Client
    checked: Checked
    minor_digits: int
    lines: int
    promises: Mapping[UUID, str]
    cases: Mapping[str, str]
    followed: Followed | None = None

    @property
    def bills(self) -> int:
        """How many bills were held to a promise."""
        return len({(held.promise.account, held.period) for held in self.checked.held if held.bills})

    @property
    def breaks(self) -> bool:
        """Whether something that was promised is not there."""
        return any(finding.is_shortfall for finding in self.checked.findings)

    def reference(self, item: PromisedItem | None) -> str | None:
        """What the promise is called that a finding is about."""
        return None if item is None else self.promises.get(UUID(item.promise))
