"""The customer's page: one question, then their case, and what they can say about it."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from amends.app.attachments.serving import headers_of
from amends.app.customer_page.acting import OnPage
from amends.app.customer_page.errors import LinkClosedError, NotAnsweredError, SpeakingNowError
from amends.app.customer_page.linking import PATH
from amends.app.customer_page.opening import SESSION_LASTS, Behind, answer, look_behind
from amends.app.customer_page.seeing import CustomerView, own_attachment, see
from amends.app.customer_page.solution import Progress
from amends.app.promise_page.acting import AtPromise, at_case
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.attempt import GateError
from amends.cases.gate.passing import NotNowError
from amends.cases.gate.rules.approving import TermsChangedError
from amends.cases.gate.rules.attachments import AttachmentTooLargeError, TooManyAttachmentsError
from amends.desk.forms.amounts import amount_written
from amends.desk.forms.form import Answers, FormError
from amends.desk.rooms.attachments import FILES, UploadTooLongError, files_in, number_in
from amends.desk.rooms.for_customers import Fault, closed_page, counted, room_of
from amends.desk.rooms.room import For, Room
from amends.desk.visit import CUSTOMER_SESSION, Cookie, Download, GoTo, Page, Shown, Visit
from amends.formats.handed_in.errors import NotTakenError
from amends.lang.errors import AmendsError
from amends.lang.free_text import TextTooLongError
from amends.promises.errors import PromiseError
from amends.store.errors import ChangedMeanwhileError

_AMOUNT: Final = "amount_"
_KEPT: Final = "kept_"
_ATTACH: Final = "attach"
_PROMISE_YES: Final = "promise_yes"
_PROMISE_NO: Final = "promise_no"
_COUNTER: Final = "counter"
_ACCEPT: Final = "accept"
_TYPED: Final = frozenset({"words", "promise"})


def show(visit: Visit) -> Shown:
    """The page, or the question before it."""
    try:
        done = visit.query.get("done")
        return _page(visit, _seen(visit), done=done if done in (*_ACTS, _ATTACH, _PROMISE_YES, _PROMISE_NO) else None)
    except NotAnsweredError:
        return _question(visit, look_behind(visit.workspace, _text(visit)))
    except LinkClosedError:
        return closed_page(visit)


def answer_question(visit: Visit) -> Shown:
    """An answer to the question; what was written before it was asked again is on the page that follows."""
    try:
        answered = answer(visit.workspace, _text(visit), _short(visit.answers.word("answer") or ""))
    except LinkClosedError:
        return closed_page(visit)
    if isinstance(answered, Behind):
        return _question(visit, answered, is_wrong=True)
    kept = Cookie(answered.session, _address(visit), int(SESSION_LASTS.total_seconds()))
    cookies = {CUSTOMER_SESSION: kept}
    if not any(_typed(visit).values()):
        return GoTo(_address(visit), cookies)
    shown = see(visit.workspace, _text(visit), answered.session)
    return _page(visit, shown, typed=_typed(visit), cookies=cookies)


def act(visit: Visit) -> Shown:
    """Something that the customer says on the page."""
    name = visit.path["act"]
    if name not in _ACTS:
        return GoTo(_address(visit))
    return _done(visit, name, lambda page: _ACTS[name](page, visit.answers))


def hand_in(visit: Visit) -> Shown:
    """Files that the customer hands in, all of them or none."""
    return _done(visit, _ATTACH, lambda page: page.hands_in(files_in(visit)))


def confirm_promise(visit: Visit) -> Shown:
    """Yes, that is what they were promised."""
    return _done(visit, _PROMISE_YES, lambda _: _at_promise(visit).confirms())


def dispute_promise(visit: Visit) -> Shown:
    """That is not what they were told."""
    return _done(visit, _PROMISE_NO, lambda _: _at_promise(visit).disputes(_words(visit.answers)))


def give_out(visit: Visit) -> Shown:
    """Something that the customer has handed in."""
    try:
        number, session = number_in(visit), visit.cookies.get(CUSTOMER_SESSION)
        given = own_attachment(visit.workspace, _text(visit), session, number)
    except (LinkClosedError, NotAnsweredError):
        return show(visit)
    return Download(given.content, headers_of(given))


def _done(visit: Visit, name: str, do: Callable[[OnPage], object]) -> Shown:
    """Does something on the page, and says so; or why it was not done, with all that was typed."""
    try:
        do(OnPage(visit.workspace, _text(visit), visit.cookies.get(CUSTOMER_SESSION)))
    except NotAnsweredError:
        return _question(visit, look_behind(visit.workspace, _text(visit)), is_again=True)
    except LinkClosedError:
        return closed_page(visit)
    except AmendsError as error:
        return _page(visit, _seen(visit), wrong=Fault(_why(error), counted(error)), typed=_typed(visit))
    return GoTo(f"{_address(visit)}?done={name}")


def _at_promise(visit: Visit) -> AtPromise:
    answers, session = visit.answers, visit.cookies.get(CUSTOMER_SESSION)
    return at_case(visit.workspace, _text(visit), session, answers.words("promise"), answers.seen())


def _counter(page: OnPage, answers: Answers) -> object:
    return page.counters(_amounts(answers), _words(answers), answers.word("terms"))


def _needs(page: OnPage, answers: Answers) -> object:
    said = answers.word("needs")
    if said not in (NeedsMet.YES, NeedsMet.PARTLY, NeedsMet.NO):
        raise FormError("words", "nothing was chosen", "choose an answer")
    return page.says_of_needs(NeedsMet(said))


_ACTS: Mapping[str, Callable[[OnPage, Answers], object]] = {
    "confirm": lambda page, answers: page.confirms(answers.seen()),
    "contest": lambda page, answers: page.contests(_words(answers)),
    _ACCEPT: lambda page, answers: page.accepts(answers.word("terms")),
    _COUNTER: _counter,
    "refuse": lambda page, answers: page.refuses(_words(answers)),
    "supervisor": lambda page, _: page.asks_for_supervisor(),
    "needs": _needs,
}
"""What a customer can say, by its address."""


class _AmountNotReadError(AmendsError):
    """What was typed is no amount."""


def _amounts(answers: Answers) -> dict[str, Decimal]:
    found = {}
    for name, typed in answers.all():
        if name.startswith(_AMOUNT) and typed.strip():
            amount = amount_written(typed)
            if amount is None:
                raise _AmountNotReadError
            found[name.removeprefix(_AMOUNT)] = amount
    return found


def _words(answers: Answers) -> str:
    return answers.words("words")


def _typed(visit: Visit) -> Mapping[str, str]:
    """What was typed into which form, so that it is there again; also where the question came between."""
    act = visit.path.get("act") or visit.answers.word("kept_act") or visit.answers.word("act") or ""
    fields = {
        name.removeprefix(_KEPT): value
        for name, value in visit.answers.all()
        if name.removeprefix(_KEPT) in _TYPED or name.removeprefix(_KEPT).startswith(_AMOUNT)
    }
    return {"act": act, **fields} if fields else {}


def _why(error: AmendsError) -> str:
    """Why something was not done, in words for customers: what the gate says is for the house."""
    match error:
        case SpeakingNowError():
            return "speaking"
        case ChangedMeanwhileError() | TermsChangedError() | NotNowError():
            return "changed"
        case FormError(field=field) if field == FILES:
            return "no_file"
        case FormError():
            return "words"
        case TextTooLongError():
            return "too_long"
        case NotTakenError():
            return "not_taken"
        case AttachmentTooLargeError() | UploadTooLongError():
            return "too_large"
        case TooManyAttachmentsError():
            return "too_many"
        case _AmountNotReadError():
            return "amount"
        case GateError() | PromiseError():
            return "not_possible"
        case _:
            raise error


def _seen(visit: Visit) -> CustomerView:
    return see(visit.workspace, _text(visit), visit.cookies.get(CUSTOMER_SESSION))


def _page(
    visit: Visit,
    view: CustomerView,
    *,
    done: str | None = None,
    wrong: Fault | None = None,
    typed: Mapping[str, str] | None = None,
    cookies: Mapping[str, Cookie | str | None] | None = None,
) -> Page:
    values = {
        **room_of(view.language, view.brand, _address(visit)),
        "v": view,
        "said": _done_now(view, done),
        "why": wrong,
        "typed": typed or {},
    }
    return Page("customer/page.html", values, 200 if wrong is None else 422, cookies=cookies or {})


def _done_now(view: CustomerView, done: str | None) -> str | None:
    """What is said of what they did; of what they have asked for, only as long as it waits for an answer."""
    progress = view.solution.progress if view.solution is not None else None
    if done != _COUNTER or progress is Progress.ASKED:
        return done
    return _ACCEPT if progress is Progress.AGREED else None


def _question(visit: Visit, behind: Behind, *, is_wrong: bool = False, is_again: bool = False) -> Page:
    values = {
        **room_of(behind.language, behind.client.title, _address(visit)),
        "asked_for": behind.question.asked_for.value,
        "left": behind.answers_left,
        "is_wrong": is_wrong,
        "is_short": is_wrong and behind.question.is_too_short(visit.answers.word("answer") or ""),
        "is_again": is_again,
        "typed": _typed(visit),
    }
    return Page("customer/question.html", values, 422 if is_wrong else 401 if is_again else 200)


def _text(visit: Visit) -> str:
    return visit.path["link"]


def _address(visit: Visit) -> str:
    return PATH + _text(visit)


def _short(typed: str) -> str:
    return typed[:100]


ROOMS = (
    Room("GET", "/c/{link}", show, For.ANYBODY),
    Room("POST", "/c/{link}/answer", answer_question, For.ANYBODY),
    Room("POST", "/c/{link}/attach", hand_in, For.ANYBODY, takes_files=True),
    Room("GET", "/c/{link}/attachments/{number}", give_out, For.ANYBODY),
    Room("POST", "/c/{link}/promise_yes", confirm_promise, For.ANYBODY),
    Room("POST", "/c/{link}/promise_no", dispute_promise, For.ANYBODY),
    Room("POST", "/c/{link}/{act}", act, For.ANYBODY),
)
