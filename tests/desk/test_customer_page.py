"""A customer on a phone: one question, then what is theirs to see, and what they can say about it."""

from datetime import timedelta
from typing import Literal

import pytest

from amends.app.cases.reading import view
from amends.app.customer_page.linking import take_links_back
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import BeginContact, EndContact
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.acts.people import AnswerHandOff, FinishHandOff, HandOver
from amends.cases.gate.acts.route import Approve
from amends.cases.gate.rules.settling import Outcome
from amends.cases.state import Stage
from amends.desk.texts import Texts, texts
from amends.letters.catalogue import LANGUAGES
from tests.app.customer_page.customer import link_to, offered, right_answer
from tests.app.customer_page.test_acting import resolved
from tests.app.customer_page.test_nothing_forbidden import CASES, NAMES, SECRET
from tests.desk.axe import violations
from tests.desk.customers import answers_the_question, comes, is_at_their_page, speaks
from tests.desk.people import Served, Somebody

WORDS = "It was for my mother's birthday."


def counters(one: Somebody, amount: str) -> None:
    """They ask for another amount."""
    one.page.click("text=I would like something else")
    one.page.fill("[name='amount_service_credit']", amount)
    one.page.fill("#counter-words", WORDS)
    one.page.click("text=Ask for this")


@pytest.mark.parametrize("with_script", [True, False])
def test_a_customer_counters_on_a_phone(served: Served, with_script: bool) -> None:
    case = offered(served.florist)
    one = is_at_their_page(served, case, with_script=with_script)
    assert "Service credit, worth €80.00" in one.reads()

    counters(one, "110,00")

    assert "What you asked for is with us" in one.reads()
    assert "We have passed it on to somebody who may decide" in one.reads()
    assert "Service credit, worth €110.00" in one.reads()
    assert "Meanwhile our offer stands" in one.reads()
    served.florist.does("carla", case, Approve())
    one.page.reload()
    assert "This is what you asked for, and we agree" in one.reads()
    assert "What you asked for is with us" not in one.reads()
    one.page.click("text=Yes, I accept")
    assert served.florist.seen(case).stage is Stage.AGREED
    assert not one.complaints


def test_an_offer_is_accepted_with_one_touch(served: Served) -> None:
    case = offered(served.florist)
    one = is_at_their_page(served, case, with_script=False)
    one.page.click("text=Yes, I accept")
    assert "It is agreed" in one.reads()
    assert served.florist.seen(case).stage is Stage.AGREED


def test_an_offer_is_refused_with_what_is_missing(served: Served) -> None:
    case = offered(served.florist)
    one = is_at_their_page(served, case)
    one.page.click("text=No, thank you")
    one.page.fill("#refuse-words", WORDS)
    one.page.click("text=Refuse the offer")
    assert "We are looking for a good solution" in one.reads()
    assert "We will call you" in one.reads()
    assert served.florist.seen(case).rounds == 1


def test_that_is_not_it_reaches_the_agent_in_the_customers_words(served: Served) -> None:
    case = offered(served.florist)
    one = is_at_their_page(served, case)
    one.page.click("text=That isn't it")
    one.page.fill("#contest-words", WORDS)
    one.page.click("button:has-text('Tell us')")
    assert WORDS in one.reads()
    ana = served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    assert WORDS in ana.reads()


def test_whether_needs_were_met_is_said_with_one_touch(served: Served) -> None:
    case = resolved(served.florist)
    one = is_at_their_page(served, case, with_script=False)
    one.page.click("button[value='no']")
    assert "Thank you for telling us" in one.reads()
    assert "We will call you" in one.reads()
    assert served.florist.seen(case).needs_met is NeedsMet.NO


def test_a_request_for_somebody_else_is_never_refused(served: Served) -> None:
    case = resolved(served.florist)
    one = is_at_their_page(served, case)
    one.page.click("text=I would like somebody else to look at it")
    assert "Somebody else looks at your case" in one.reads()
    assert served.florist.seen(case).is_escalated


def test_wrong_answers_kill_a_link(served: Served) -> None:
    case = offered(served.florist)
    one = comes(served, case, with_script=False)
    for left in ("4 more times", "3 more times", "2 more times", "once more"):
        one.page.fill("#answer", "0 0 0 0")
        one.page.click("button.main")
        assert left in one.reads()
        assert case not in one.page.content()
    one.page.fill("#answer", "0 0 0 0")
    one.page.click("button.main")
    assert "does not open anything any more" in one.reads()
    one.page.reload()
    assert "does not open anything any more" in one.reads()


def test_nothing_is_told_before_the_question_is_answered(served: Served) -> None:
    case = offered(served.florist)
    one = comes(served, case)
    shown = one.page.content()
    for words in (case, "Rose Field", "Service credit", "withered", right_answer(served.florist, case)):
        assert words not in shown


def test_a_link_that_was_taken_back_says_so_in_the_readers_language(served: Served) -> None:
    case = offered(served.florist)
    address = f"/c/{link_to(served.florist, case)}"
    take_links_back(served.florist.desk("ana"), case)
    one = served.stranger(width=360, height=740)
    one.page.context.set_extra_http_headers({"Accept-Language": "fr-CH, fr;q=0.9, en;q=0.8"})
    one.goes_to(address)
    assert "Ce lien n’ouvre plus rien" in one.reads()


def test_the_browser_keeps_nothing_but_the_cookie_of_this_page(served: Served) -> None:
    one = is_at_their_page(served, offered(served.florist))
    (cookie,) = one.page.context.cookies()
    assert cookie["httpOnly"]
    assert cookie["path"].startswith("/c/")
    assert cookie["sameSite"] == "Lax"
    assert one.page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert one.page.evaluate("document.scripts.length") == 0


def test_what_was_written_is_kept_where_the_question_is_asked_again(served: Served) -> None:
    case = offered(served.florist)
    one = is_at_their_page(served, case, with_script=False)
    one.page.click("text=I would like something else")
    one.page.fill("[name='amount_service_credit']", "95")
    one.page.fill("#counter-words", WORDS)
    one.page.context.clear_cookies()
    one.page.click("text=Ask for this")
    assert "What you wrote is kept" in one.reads()

    answers_the_question(served, case, one)

    assert one.page.input_value("#counter-words") == WORDS
    assert one.page.input_value("[name='amount_service_credit']") == "95"
    one.page.click("text=Ask for this")
    assert "What you asked for is with us" in one.reads()


def test_an_amount_that_cannot_be_read_loses_nothing(served: Served) -> None:
    one = is_at_their_page(served, offered(served.florist))
    counters(one, "a hundred")
    assert "We could not read the amount" in one.reads()
    assert one.page.input_value("#counter-words") == WORDS


def test_what_the_house_says_of_a_limit_is_not_told(served: Served) -> None:
    one = is_at_their_page(served, offered(served.florist))
    counters(one, "2000")
    assert "That is not possible here" in one.reads()
    assert "120" not in one.reads()
    assert "1000" not in one.reads()


def test_nothing_is_asked_while_somebody_speaks_with_them(served: Served) -> None:
    case = offered(served.florist)
    one = is_at_their_page(served, case)
    served.florist.does("ana", case, BeginContact("phone"))
    one.page.click("text=Yes, I accept")
    assert "We are in contact with you about this at the moment" in one.reads()
    assert not one.page.locator("main form:not([action$=attach])").count()


def test_an_offer_that_changed_meanwhile_is_not_accepted_unseen(served: Served) -> None:
    case = offered(served.florist)
    one, other = is_at_their_page(served, case), is_at_their_page(served, case)
    counters(other, "110")
    served.florist.does("carla", case, Approve())
    one.page.click("text=Yes, I accept")
    assert "Something has changed" in one.reads()
    assert served.florist.seen(case).stage is Stage.OFFERED


@pytest.mark.slow
def test_nothing_of_the_house_is_on_any_page(served: Served) -> None:
    for make in CASES:
        case = make(served.florist)
        served.florist.does("ana", case, EndContact())
        one = is_at_their_page(served, case)
        # The address of a link is made by chance, and may hold any word.
        shown = one.page.content().replace(one.page.url.rpartition("/")[2], "")
        assert SECRET not in shown
        for name in NAMES:
            assert name not in shown.replace("Florist", ""), name


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "Was wir verstanden haben"), ("es", "Lo que hemos entendido"), ("fr", "Ce que nous avons compris")],
)
def test_the_page_speaks_the_customers_language(served: Served, language: str, words: str) -> None:
    case = offered(served.florist)
    speaks(served, case, language)
    one = comes(served, case)
    answers_the_question(served, case, one)
    assert words in one.reads()
    assert one.page.get_attribute("html", "lang") == language


def _names(room: Texts, path: str = "") -> dict[str, set[str]]:
    """Every text by its path, and the holes in it."""
    found: dict[str, set[str]] = {}
    for name, inside in room.rooms():
        if isinstance(inside, Texts):
            found |= _names(inside, f"{path}{name}.")
        else:
            found[path + name] = {part.partition("}")[0] for part in inside.split("{")[1:]}
    return found


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_of_letters_has_every_text_of_the_page(language: str) -> None:
    english, other = texts()["customer_page"], texts(language)["customer_page"]
    assert isinstance(english, Texts)
    assert isinstance(other, Texts)
    assert _names(other) == _names(english)


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_a_customer_has_a_violation(served: Served, scheme: Literal["light", "dark"]) -> None:
    found = []
    for make in (offered, resolved):
        case = make(served.florist)
        one = comes(served, case, scheme=scheme)
        found += violations(one)
        answers_the_question(served, case, one)
        one.page.wait_for_selector("h2")
        for summary in one.page.locator("summary").all():
            summary.click()
        found += violations(one)
        assert one.page.evaluate("document.documentElement.scrollWidth") <= 360
    stranger = served.stranger(scheme=scheme)
    stranger.goes_to("/c/nothing")
    assert found + violations(stranger) == []


def test_what_can_be_touched_is_large_enough(served: Served) -> None:
    one = is_at_their_page(served, offered(served.florist))
    for summary in one.page.locator("summary").all():
        summary.click()
    for target in one.page.locator("main button, main summary, main input:not([type='hidden']), main textarea").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44


def test_another_site_can_say_nothing_in_a_customers_name(served: Served) -> None:
    case = offered(served.florist)
    one = is_at_their_page(served, case)
    terms = one.page.input_value("[name='terms'] >> nth=0")
    address = one.page.url + "/accept"
    one.page.route(
        "https://elsewhere.example/", lambda route: route.fulfill(body="<p>elsewhere</p>", content_type="text/html")
    )
    one.page.goto("https://elsewhere.example/")
    one.page.evaluate(
        """([address, terms]) => {
            const form = document.createElement("form");
            form.method = "post"; form.action = address;
            form.innerHTML = `<input name="terms" value="${terms}">`;
            document.body.append(form); form.submit();
        }""",
        [address, terms],
    )
    one.page.wait_for_url(address)
    assert served.florist.seen(case).stage is Stage.OFFERED
    assert all(line.by is None or line.by.name != "customer" for line in view(served.florist.desk("ana"), case).history)


@pytest.mark.parametrize("with_script", [True, False])
def test_an_agent_makes_a_link_and_takes_it_back(served: Served, with_script: bool) -> None:
    case = offered(served.florist)
    ana = served.somebody("ana", with_script=with_script)
    ana.goes_to(f"/cases/{case}")
    ana.page.click("text=The customer's page")
    ana.page.click("button:has-text('Make a link')")
    link = ana.page.input_value("#made-link")
    one = served.stranger(width=360, height=740)
    one.page.goto(link)
    answers_the_question(served, case, one)
    one.page.wait_for_selector("text=Our offer to you")

    ana.page.click("button:has-text('Take every link back')")
    ana.page.wait_for_selector("text=taken back: 1")
    one.page.reload()
    assert "does not open anything any more" in one.reads()


def test_a_case_in_which_everything_is_done_says_so_and_whom_it_was_handed_to(served: Served) -> None:
    florist = served.florist
    case = florist.decided(facts={"came_late": True})
    for remedy in ("refund", "second_bouquet"):
        florist.does("ana", case, Give(remedy))
    florist.does("ana", case, EndContact())
    one = is_at_their_page(served, case, with_script=False)
    assert "We are looking at your case." in one.reads()
    for gift in florist.seen(case).gifts:
        florist.does("ana", case, Settle(gift, Outcome.GIVEN, "It is there."))
    one.page.reload()
    assert "What we had to do for you is done." in one.reads()
    assert "We are looking at your case." not in one.reads()
    due = florist.workspace.clock() + timedelta(days=1)
    florist.does("ana", case, HandOver("the carrier", "look for it", due))
    one.page.reload()
    assert "We have asked the carrier to see to it. They answer by" in one.reads()
    hand_off = florist.seen(case).hand_offs[-1].id
    florist.does("ana", case, AnswerHandOff(hand_off, accepted=True, words="ours"))
    one.page.reload()
    assert "We asked the carrier to see to it, and they have agreed." in one.reads()
    florist.does("ana", case, FinishHandOff(hand_off, "found"))
    one.page.reload()
    assert "We asked the carrier to see to it, and they have told us that it is done." in one.reads()


def test_a_case_that_is_over_is_settled_and_who_said_no_is_called(served: Served) -> None:
    case = resolved(served.florist)
    one = is_at_their_page(served, case, with_script=False)
    assert "This is what we have agreed on" in one.reads()
    assert "Your case is settled." in one.reads()
    one.page.click("button[value='no']")
    assert "We will call you" in one.reads()
    assert "to hear whether this met your needs" not in one.reads(), "they have just said so"
