"""The page of a promise, for its customer: one question, then what they were promised, and whether that is so."""

from collections.abc import Callable, Mapping
from typing import Final

from amends.app.customer_page.errors import LinkClosedError, NotAnsweredError
from amends.app.customer_page.opening import SESSION_LASTS
from amends.app.promise_page.acting import AtPromise, at_page
from amends.app.promise_page.linking import PATH
from amends.app.promise_page.opening import BehindPage, answer, look_behind
from amends.app.promise_page.seeing import PromisedView, see
from amends.desk.forms.form import FormError
from amends.desk.rooms.for_customers import Fault, closed_page, counted, room_of
from amends.desk.rooms.room import For, Room
from amends.desk.visit import CUSTOMER_SESSION, Cookie, GoTo, Page, Shown, Visit
from amends.lang.errors import AmendsError
from amends.lang.free_text import TextTooLongError
from amends.promises.errors import PromiseError
from amends.store.errors import ChangedMeanwhileError

_YES: Final = "yes"
_NO: Final = "no"
_SAID: Final = {_YES: "promise_yes", _NO: "promise_no"}
_LONGEST_ANSWER: Final = 100


def show(visit: Visit) -> Shown:
    """What was promised, or the question before it."""
    try:
        return _page(visit, _seen(visit), done=_SAID.get(visit.query.get("done", "")))
    except NotAnsweredError:
        return _question(visit, look_behind(visit.workspace, _text(visit)))
    except LinkClosedError:
        return closed_page(visit)


def answer_question(visit: Visit) -> Shown:
    """An answer to the question; what was written before it was asked again is on the page that follows."""
    try:
        answered = answer(visit.workspace, _text(visit), (visit.answers.word("answer") or "")[:_LONGEST_ANSWER])
    except LinkClosedError:
        return closed_page(visit)
    if isinstance(answered, BehindPage):
        return _question(visit, answered, is_wrong=True)
    cookies = {CUSTOMER_SESSION: Cookie(answered.session, _address(visit), int(SESSION_LASTS.total_seconds()))}
    typed = _typed(visit)
    if typed is None:
        return GoTo(_address(visit), cookies)
    return _page(visit, see(visit.workspace, _text(visit), answered.session), typed=typed, cookies=cookies)


def confirm(visit: Visit) -> Shown:
    """Yes, that is what they were promised."""
    return _done(visit, _YES, AtPromise.confirms)


def dispute(visit: Visit) -> Shown:
    """That is not what they were told."""
    return _done(visit, _NO, lambda customer: customer.disputes(visit.answers.words("words")))


def _why(error: AmendsError) -> str:
    """Why something was not taken, in words for customers."""
    match error:
        case ChangedMeanwhileError():
            return "changed"
        case FormError():
            return "words"
        case TextTooLongError():
            return "too_long"
        case PromiseError():
            return "not_possible"
        case _:
            raise error


def _done(visit: Visit, said: str, say: Callable[[AtPromise], None]) -> Shown:
    session = visit.cookies.get(CUSTOMER_SESSION)
    try:
        say(at_page(visit.workspace, _text(visit), session, visit.answers.seen()))
    except NotAnsweredError:
        return _question(visit, look_behind(visit.workspace, _text(visit)), is_again=True)
    except LinkClosedError:
        return closed_page(visit)
    except AmendsError as error:
        return _page(visit, _seen(visit), wrong=Fault(_why(error), counted(error)), typed=_typed(visit))
    return GoTo(f"{_address(visit)}?done={said}")


def _typed(visit: Visit) -> str | None:
    """What they wrote, so that it is there again; also where the question came between."""
    return visit.answers.word("words") or visit.answers.word("kept_words")


def _seen(visit: Visit) -> PromisedView:
    return see(visit.workspace, _text(visit), visit.cookies.get(CUSTOMER_SESSION))


def _page(
    visit: Visit,
    view: PromisedView,
    *,
    done: str | None = None,
    wrong: Fault | None = None,
    typed: str | None = None,
    cookies: Mapping[str, Cookie | str | None] | None = None,
) -> Page:
    values = {**room_of(view.language, view.brand, _address(visit)), "p": view, "said": done, "why": wrong}
    return Page(
        "customer/promise.html", {**values, "typed": typed}, 200 if wrong is None else 422, cookies=cookies or {}
    )


def _question(visit: Visit, found: BehindPage, *, is_wrong: bool = False, is_again: bool = False) -> Page:
    typed = _typed(visit)
    values = {
        **room_of(found.told.tongue.language, found.told.client.title, _address(visit)),
        "asked_for": found.question.asked_for.value,
        "left": found.answers_left,
        "is_wrong": is_wrong,
        "is_short": is_wrong and found.question.is_too_short(visit.answers.word("answer") or ""),
        "is_again": is_again,
        "typed": {} if typed is None else {"words": typed},
    }
    return Page("customer/question.html", values, 422 if is_wrong else 401 if is_again else 200)


def _text(visit: Visit) -> str:
    return visit.path["link"]


def _address(visit: Visit) -> str:
    return PATH + _text(visit)


ROOMS = (
    Room("GET", "/p/{link}", show, For.ANYBODY),
    Room("POST", "/p/{link}/answer", answer_question, For.ANYBODY),
    Room("POST", "/p/{link}/yes", confirm, For.ANYBODY),
    Room("POST", "/p/{link}/no", dispute, For.ANYBODY),
)
