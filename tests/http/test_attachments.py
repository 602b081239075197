"""What is handed in over HTTP: recognised by its content, and given out so that nothing in it runs."""

import hashlib
from typing import Any
from urllib.parse import quote

import httpx

from amends.client import Amends
from amends.client.acts import StateFacts
from amends.client.errors import ProblemError
from tests.formats.handed_in.samples import MAIL, jpeg, pdf
from tests.http.alarm import opened
from tests.http.caller import Caller, kind, problem_in
from tests.http.house import Served


def sent(caller: Caller, case: str, content: bytes, name: str = "", **headers: str) -> httpx.Response:
    query = f"?name={quote(name)}" if name else ""
    given: dict[str, Any] = {"content": content}
    return caller.asks("POST", f"/cases/{case}/attachments{query}", headers=headers, **given)


def test_what_is_handed_in_comes_out_as_it_was(house: Served) -> None:
    nina = house.caller("nina")
    case = opened(nina)
    response = sent(nina, case, jpeg(), "die Box für 20 €.jpg", **{"Content-Type": "text/html"})
    assert response.status_code == 201, response.text
    assert response.headers["etag"] == f'"{nina.reads(f"/cases/{case}")["number"]}"'
    (listed,) = nina.reads(f"/cases/{case}/attachments")["attachments"]
    assert (listed["number"], listed["kind"], listed["name"]) == (1, "jpeg", "die Box für 20 €.jpg")
    assert listed["sha256"] == hashlib.sha256(jpeg()).hexdigest()
    given = nina.asks("GET", f"/cases/{case}/attachments/1")
    assert given.content == jpeg()
    assert given.headers["content-type"] == "image/jpeg"
    assert given.headers["content-disposition"].startswith("attachment; filename=")
    assert given.headers["x-content-type-options"] == "nosniff"
    assert given.headers["content-security-policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert given.headers["cache-control"] == "no-store"


def test_what_is_handed_in_under_a_key_stands_there_once(house: Served) -> None:
    nina = house.caller("nina")
    case = opened(nina)
    first, again = (sent(nina, case, MAIL, **{"Idempotency-Key": "k-1"}) for _ in range(2))
    assert (first.status_code, again.status_code, again.headers["idempotent-replayed"]) == (201, 201, "true")
    assert len(nina.reads(f"/cases/{case}/attachments")["attachments"]) == 1


def test_what_is_not_taken_is_told_so(house: Served) -> None:
    nina = house.caller("nina")
    case = opened(nina)
    page = problem_in(sent(nina, case, b"<svg onload=alert(1)>", "box.jpg", **{"Content-Type": "image/jpeg"}))
    assert (page["status"], kind(page)) == (422, "not_taken")
    assert page["detail"] == "it is a page that a browser would run (HTML, SVG or XML)"
    empty = problem_in(sent(nina, case, b""))
    assert (empty["status"], kind(empty)) == (422, "not_taken")
    large = problem_in(sent(nina, case, jpeg(after=b"\0" * 11_000_000)))
    assert (large["status"], kind(large)) == (413, "attachment_too_large")
    assert nina.reads(f"/cases/{case}/attachments")["attachments"] == []


def test_nobody_sees_what_was_handed_in_for_another_client(house: Served) -> None:
    nina, fleur = house.caller("nina"), house.caller("fleur")
    case = opened(nina)
    sent(nina, case, jpeg())
    assert kind(problem_in(fleur.asks("GET", f"/cases/{case}/attachments/1"))) == "no_case"
    assert kind(problem_in(fleur.asks("GET", f"/cases/{case}/attachments"))) == "no_case"
    assert kind(problem_in(sent(fleur, case, jpeg()))) == "no_case"
    assert kind(problem_in(house.caller(None).asks("GET", f"/cases/{case}/attachments/1"))) == "not_logged_in"
    assert kind(problem_in(nina.asks("GET", f"/cases/{case}/attachments/2"))) == "no_attachment"


def test_the_client_hands_in_and_takes_out(house: Served) -> None:
    case = opened(house.caller("nina"))
    with Amends(house.address, token=house.token("nina")) as amends:
        acted = amends.attach(case, pdf(), name="order.pdf")
        assert acted.happened[0].event == "attached"
        (one,) = amends.attachments(case).attachments
        assert (one.kind, one.name, one.size) == ("pdf", "order.pdf", len(pdf()))
        assert amends.attachment(case, 1) == pdf()
        amends.act(case, StateFacts({"delivered": True}, source="customer", shown_by=1))
        assert amends.facts(case).facts["delivered"].stated[0].shown_by == 1
        try:
            amends.attach(case, b"<html>")
        except ProblemError as error:
            assert error.kind == "not_taken"
        else:
            raise AssertionError("a page was taken")
