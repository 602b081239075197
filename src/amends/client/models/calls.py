"""What call records show, who looked at them, and what was imported."""

from pydantic import Field

from amends.client.models.values import Amount, Answer, Instant


class TestCall(Answer):
    """A call that somebody made themselves."""

    __test__ = False

    at: Instant
    number: str
    answered: bool
    seconds_to_answer: int | None
    by: str
    heard: str | None


class RecordedTestCall(TestCall):
    """The same, and for which client it was made."""

    client: str


class Ringing(Answer):
    """How many seconds it took until calls were answered: the quickest, the middle one and the slowest."""

    least: int
    middle: int
    most: int


class OtherCallers(Answer):
    """What other callers met at the number; who they are is not told."""

    attempts: int
    connected: int
    callers: int


class RecordedCall(Answer):
    """A call, and whether its charge is `wrong`, `right`, or it is `uncharged`."""

    at: Instant
    connected: bool
    seconds_to_answer: int | None
    seconds: int | None
    charge: Amount
    verdict: str
    why: str


class CallEvidence(Answer):
    """What the records show of an account's calls to a number.

    Attributes:
        digest: the same question about the same records gives the same.
        answer: in sentences, to be read out.
        number_answers_others: None where nobody else called it.
        facts_stated: the facts of the case that were stated by it.
        worksheet: the number of the worksheet that the case has; None where it has none.
    """

    client: str
    case: str | None
    account: str
    number: str
    begins: Instant
    ends: Instant
    digest: str
    answer: tuple[str, ...]
    attempts: int
    connected: int
    charged: int
    charged_never_connected: int
    charged_twice: int
    charges: Amount
    given_back: Amount
    stays_on_the_bill: Amount
    seconds_to_answer: Ringing | None
    others: OtherCallers
    number_answers_others: bool | None
    test_calls: tuple[TestCall, ...]
    calls: tuple[RecordedCall, ...]
    facts_stated: tuple[str, ...]
    worksheet: int | None


class WorksheetListed(Answer):
    """A worksheet of a case, without its rows."""

    worksheet: int
    number: str
    begins: Instant
    ends: Instant
    digest: str
    by: str
    at: Instant


class Worksheets(Answer):
    """The worksheets of a case, in the order in which they were shared."""

    worksheets: tuple[WorksheetListed, ...]


class CallLook(Answer):
    """That somebody looked; whose calls to which number is None once that was erased."""

    at: Instant
    user: str
    role: str | None
    client: str
    case: str | None
    account: str | None
    number: str | None
    begins: Instant
    ends: Instant
    found: int


class ImportedCalls(Answer):
    """How many records were read, and how many of them were new; `number` says which import of the client it is."""

    client: str
    number: int = Field(alias="import")
    rows: int
    new: int
    there_already: int
