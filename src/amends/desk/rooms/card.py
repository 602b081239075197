"""The card of a case, in a frame of another help desk: what was decided, where it stands, and three acts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from amends.app.cards import CardClosedError, OpenCard, open_card
from amends.app.cases.reading import view
from amends.app.on_case import OnCase, act_all
from amends.app.plain.wording import wording_of
from amends.cases.wording import Wording
from amends.desk.forms.every import FORMS
from amends.desk.rooms.room import For, Room
from amends.desk.screen import screen_of
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import told
from amends.lang.errors import AmendsError

ACTS = frozenset({"give", "exception", "supervisor"})
"""What is done in a card; for everything else the case opens in Amends."""


def show(visit: Visit) -> Shown:
    """The card."""
    try:
        return _card(visit, _open(visit))
    except CardClosedError as error:
        return _closed(error)


def form(visit: Visit) -> Shown:
    """The form of an act, where it takes one."""
    try:
        return _form(visit, _open(visit))
    except CardClosedError as error:
        return _closed(error)


def act(visit: Visit) -> Shown:
    """An act: it passes the gate, or the card says why not."""
    try:
        card = _open(visit)
    except CardClosedError as error:
        return _closed(error)
    name, answers = visit.path["act"], visit.answers
    if name not in ACTS:
        return _card(visit, card)

    def made(on: OnCase) -> Sequence[object]:
        return [FORMS[name].request(answers, on)]

    try:
        act_all(card.desk, card.reference, made, seen=answers.seen())
    except AmendsError as error:
        return _card(visit, card, error) if FORMS[name].is_at_once else _form(visit, card, error)
    return GoTo(f"/card/{card.reference}?key={_key(visit)}")


def _open(visit: Visit) -> OpenCard:
    return open_card(visit.workspace, visit.path["reference"], _key(visit))


def _key(visit: Visit) -> str:
    """What opens the card: it stands in the address, and in each form, and no other page knows it."""
    return visit.query.get("key") or visit.answers.word("key") or ""


def _card(visit: Visit, card: OpenCard, wrong: AmendsError | None = None) -> Page:
    screen = screen_of(card.desk, card.reference)
    values = {"s": screen, "zone": screen.zone, **_around(visit, wrong, screen.wording)}
    return Page("card/card.html", values, 200 if wrong is None else 422, parents=card.parents)


def _form(visit: Visit, card: OpenCard, wrong: AmendsError | None = None) -> Page:
    case, name = view(card.desk, card.reference), visit.path["act"]
    if name not in ACTS:
        return _card(visit, card, wrong)
    remedy = visit.query.get("remedy") or visit.answers.word("remedy")
    fields = FORMS[name].fields(case, remedy)
    told_before = FORMS[name].told(case, remedy)
    values: dict[str, object] = {
        "case": case, "act": name, "fields": fields, "told": told_before, "answers": visit.answers,
    }  # fmt: skip
    values |= _around(visit, wrong, wording_of(case))
    return Page("card/act.html", values, 200 if wrong is None else 422, parents=card.parents)


def _around(visit: Visit, wrong: AmendsError | None, wording: Wording) -> Mapping[str, object]:
    return {"key": _key(visit), "wrong": wrong and told(wrong, wording)}


def _closed(error: CardClosedError) -> Page:
    return Page("card/closed.html", {}, 410, parents=error.parents)


ROOMS = tuple(
    replace(room, whom=For.ANYBODY, is_framed=True)
    for room in (
        Room("GET", "/card/{reference}", show),
        Room("GET", "/card/{reference}/acts/{act}", form),
        Room("POST", "/card/{reference}/acts/{act}", act),
    )
)
