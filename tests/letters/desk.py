"""A writing desk: letters of a bicycle shop that speaks four languages, from scenes that have really happened."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from amends.cases.events.call_backs import CallOutcome
from amends.cases.events.contacts import EndOfContact
from amends.cases.events.ending import CaseResolved, NeedsMet
from amends.cases.events.letters import LetterKind
from amends.cases.events.returns import ReturnAsked, ReturnReminded
from amends.cases.gate.acts.call_backs import TryCallBack
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.acts.route import Accept, Approve, GiveFinalResponse, OpenException, Propose
from amends.cases.gate.rules.settling import Outcome
from amends.cases.terms import terms_of
from amends.directory.customers import Customer
from amends.directory.organisation import Client
from amends.letters.composing import compose
from amends.letters.letter import Letter
from amends.letters.writing import Writing
from tests.cases.scene import ADA, CLIENT, CUSTOMER, LENA, Scene
from tests.explain.cases import bicycle_policy

LANGUAGES = ("en", "de", "es", "fr")
SHOP = Client(
    id=CLIENT,
    name="bicycle",
    title="Bicycle shop Veltane",
    timezone="Europe/Paris",
    currency="EUR",
    languages=("en", "de", "es", "fr"),
)
GRACE = Customer(id=CUSTOMER, client=CLIENT, name="Grace Holt", email="grace@example.org")


def shop() -> Scene:
    """A customer of the shop calls."""
    return Scene(bicycle_policy())


def writing(
    scene: Scene,
    language: str | None = "en",
    client: Client = SHOP,
    customer: Customer = GRACE,
    number: int | None = None,
) -> Writing:
    """The scene, as a letter is written of it."""
    return Writing(
        history=tuple(scene.history),
        state=scene.state,
        number=scene.state.number if number is None else number,
        policy=scene.policy.tree,
        client=client,
        customer=replace(customer, language=language),
    )


def refused() -> Scene:
    """A refund that comes too late, and a bicycle that was raced: told, and not resolved when the contact ends."""
    scene = shop().called().stated(
        bought_on="2026-02-02", told_on="2026-11-02", kilometres=1200, price="899.00", repair_cost="140.00",
        registered=True, raced=True, stolen=False, months_insured=3,
    )  # fmt: skip
    scene.restated("repair").decided()
    scene.act(ADA, Tell("repair"))
    return scene


def hung_up() -> Scene:
    """The same, and the customer hangs up."""
    scene = refused()
    scene.act(ADA, EndContact(EndOfContact.HUNG_UP))
    return scene


def last_word() -> Scene:
    """The same, and the house says its last word; a credit stays theirs."""
    scene = refused()
    scene.act(ADA, Give("shop_credit", Decimal("15.00"), "goodwill"))
    scene.act(ADA, Settle(scene.gift("shop_credit"), Outcome.GIVEN))
    scene.act(LENA, GiveFinalResponse("We have looked at everything again."))
    return scene


def approved() -> Scene:
    """A solution that was approved, and is not offered yet."""
    scene = refused()
    scene.act(ADA, OpenException())
    terms = terms_of(
        [("repair", Decimal("140.00")), ("shop_credit", Decimal("1250.00"))], "the bicycle is not raced again"
    )
    scene.act(ADA, Propose(terms, "Their first race, and they told us.", not_known=frozenset({"visits"})))
    scene.act(LENA, Approve())
    return scene


def offered() -> Scene:
    """An offer of the house; the call goes on."""
    return approved().offered()


def agreed() -> Scene:
    """The customer has accepted the offer, and nothing has been given yet."""
    scene = offered()
    scene.act(ADA, Accept())
    return scene


def covered() -> Scene:
    """A repair that is owed once the bicycle is there, and a part that has been given; the customer sends it in."""
    scene = shop().called().stated(
        bought_on="2026-10-01", told_on="2026-11-02", kilometres=300, price="899.00", repair_cost="140.00",
        registered=True, raced=False, stolen=False, returned=False, parts=[{"name": "bell", "broken": True}],
    )  # fmt: skip
    scene.restated("repair").decided()
    scene.act(ADA, Give("repair"))
    scene.act(ADA, Give("spare_part"))
    scene.act(ADA, Settle(scene.gift("spare_part"), Outcome.GIVEN))
    asked = ReturnAsked(
        entry=scene.gift("repair"),
        number="4410-7",
        device="Veltane city bicycle",
        serial="VT-2026-118",
        address=("Veltane workshop", "12 Mill Lane", "75011 Paris"),
        due=scene.now + timedelta(days=14),
        remind_at=scene.now + timedelta(days=7),
    )
    scene.record(None, asked)
    return scene


def reminded() -> Scene:
    """The same, and nothing has come within a week."""
    scene = covered()
    scene.act(ADA, EndContact())
    scene.wait(timedelta(days=7)).record(None, ReturnReminded(number="4410-7"))
    return scene


def unmet() -> Scene:
    """A repair that was refused, a credit that was given, and a customer who says that it is not enough."""
    scene = refused()
    scene.act(ADA, Give("shop_credit", Decimal("15.00"), "goodwill"))
    scene.act(ADA, Settle(scene.gift("shop_credit"), Outcome.GIVEN))
    scene.act(ADA, EndContact())
    scene.record(ADA, CaseResolved(needs_met=NeedsMet.NO))
    return scene


def not_reached() -> Scene:
    """A call was owed, and three times nobody answered."""
    scene = unmet()
    for _ in range(3):
        scene.wait(timedelta(days=1))
        scene.act(ADA, TryCallBack(CallOutcome.NO_ANSWER))
    return scene


SCENES = {
    LetterKind.PATH: hung_up,
    LetterKind.FINAL_RESPONSE: last_word,
    LetterKind.OFFER: offered,
    LetterKind.CONFIRMATION: covered,
    LetterKind.REMINDER: reminded,
    LetterKind.INSTEAD_OF_CALL: unmet,
    LetterKind.NOT_REACHED: not_reached,
}
"""A scene for each kind of letter, which follows from the last event of it."""


def letter(kind: LetterKind, language: str | None = "en", scene: Scene | None = None) -> Letter:
    """A letter of the shop, of which there is something to say."""
    found = compose(kind, writing(SCENES[kind]() if scene is None else scene, language))
    assert found is not None
    return found
