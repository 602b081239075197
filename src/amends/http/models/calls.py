"""Call records on the wire: what they show, who looked, and what was imported."""

from datetime import date

from pydantic import AwareDatetime, Field

from amends.app.calls.asked import CallsAsked
from amends.http.models.values import Name, Shown, ShownAmount, ShownInstant, Taken, Text
from amends.http.pages import Paged

_NUMBER = "The number that was called, however it is written."
_SPAN = "A day, by the client's clock, or a moment."


class AskingOfCase(Taken):
    """Which calls of a case's customer are asked for."""

    number: Name = Field(description=_NUMBER, examples=["1-800-555-0186"])
    begins: date | AwareDatetime = Field(description=f"{_SPAN} The first of the span.", examples=["2026-03-01"])
    ends: date | AwareDatetime = Field(
        description=f"{_SPAN} The last day belongs to the span; a moment at which it ends does not.",
        examples=["2026-03-31"],
    )
    account: Name | None = Field(default=None, description="Whose calls; else those of the case's account.")
    share: bool = Field(
        default=False,
        description="Whether what they show becomes facts of the case, and the worksheet is shared with its customer.",
    )

    def asked(self) -> CallsAsked:
        """The question."""
        return CallsAsked(number=self.number, begins=self.begins, ends=self.ends, account=self.account)


class AskingWithoutCase(Taken):
    """Which calls of an account are asked for."""

    account: Name = Field(description="Whose calls, by the number of the account.")
    number: Name = Field(description=_NUMBER, examples=["1-800-555-0186"])
    begins: date | AwareDatetime = Field(description=f"{_SPAN} The first of the span.", examples=["2026-03-01"])
    ends: date | AwareDatetime = Field(
        description=f"{_SPAN} The last day belongs to the span; a moment at which it ends does not.",
        examples=["2026-03-31"],
    )
    client: Name | None = Field(default=None, description="Whose records, where you work for several clients.")

    def asked(self) -> CallsAsked:
        """The question."""
        return CallsAsked(number=self.number, begins=self.begins, ends=self.ends, account=self.account)


class RecordingTestCall(Taken):
    """A call that somebody made themselves just now."""

    number: Name = Field(description="The number.", examples=["1-800-555-0186"])
    answered: bool = Field(description="Whether anybody or anything answered.")
    seconds_to_answer: int | None = Field(default=None, ge=0, le=3600, description="After how many seconds.")
    heard: Text | None = Field(default=None, description="What was to be heard.")
    client: Name | None = Field(default=None, description="For whom, where you work for several clients.")


class TestCallShown(Shown):
    """A call that somebody made themselves."""

    __test__ = False

    at: ShownInstant
    number: str
    answered: bool
    seconds_to_answer: int | None
    by: str
    heard: str | None


class RecordedTestCallShown(TestCallShown):
    """The same, and for which client it was made."""

    client: str


class RingingShown(Shown):
    """How many seconds it took until calls were answered."""

    least: int
    middle: int
    most: int


class OthersShown(Shown):
    """What other callers met at the number; who they are is not told."""

    attempts: int
    connected: int
    callers: int


class CallShown(Shown):
    """A call, and whether its charge is wrong."""

    at: ShownInstant
    connected: bool
    seconds_to_answer: int | None
    seconds: int | None
    charge: ShownAmount
    verdict: str = Field(description="`wrong`, `right` or `uncharged`.")
    why: str


class CallEvidenceShown(Shown):
    """What the records show of an account's calls to a number; the same question gives the same digest."""

    client: str
    case: str | None
    account: str
    number: str
    begins: ShownInstant
    ends: ShownInstant
    digest: str
    answer: list[str] = Field(description="The answer in sentences, to be read out.")
    attempts: int
    connected: int
    charged: int
    charged_never_connected: int
    charged_twice: int
    charges: ShownAmount
    given_back: ShownAmount
    stays_on_the_bill: ShownAmount
    seconds_to_answer: RingingShown | None
    others: OthersShown
    number_answers_others: bool | None = Field(description="Null where nobody else called it.")
    test_calls: list[TestCallShown]
    calls: list[CallShown]
    facts_stated: list[str]
    worksheet: int | None = Field(description="The number of the worksheet that the case has; null where it has none.")


class WorksheetListedShown(Shown):
    """A worksheet of a case, without its rows."""

    worksheet: int
    number: str
    begins: ShownInstant
    ends: ShownInstant
    digest: str
    by: str
    at: ShownInstant


class WorksheetsShown(Shown):
    """The worksheets of a case, in the order in which they were shared."""

    worksheets: list[WorksheetListedShown]


class LookShown(Shown):
    """That somebody looked; whose calls to which number is null once that was erased."""

    at: ShownInstant
    user: str
    role: str | None
    client: str
    case: str | None
    account: str | None
    number: str | None
    begins: ShownInstant
    ends: ShownInstant
    found: int


class LooksShown(Paged):
    """A page of looks."""

    looks: list[LookShown]


class ImportedCallsShown(Shown):
    """How many records were read, and how many of them were new."""

    client: str
    import_: int = Field(alias="import", description="Which import of the client it is, from 1.")
    rows: int
    new: int
    there_already: int
