"""What is still open in a case, as questions that can be answered on a page: one at a time, the most telling first."""

from collections.abc import Mapping
from dataclasses import dataclass

from amends.app.cases.reading import CaseView
from amends.cases.events.event import Plain
from amends.cases.facts import known_facts
from amends.cases.gate.acts.evidence import AGENT
from amends.decide.facts import Facts
from amends.decide.unknown import Place
from amends.explain.questions import NOT_FOR_CUSTOMERS, place_named
from amends.explain.situation import facts_of
from amends.explain.voice import Voice, voice_of
from amends.lang.tree import Fact, Field
from amends.lang.types import Kind

CUSTOMER = "customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact that nobody has stated yet.

    Attributes:
        name: how the fact is stated: `price`, or `bags[2].kilos` for a field of a list's element.
        words: what is asked, or how the fact is called where the policy has no question for it.
        kind: what is answered.
        options: the answers that can be chosen from.
        unit: what a number counts.
        is_for_customer: whether it is put to the customer; else it is found out, from whom the policy trusts.
        source: where the policy trusts it from.
        fields: of a list, what is stated of each element.
    """

    name: str
    words: str
    kind: Kind
    options: tuple[str, ...] = ()
    unit: str | None = None
    is_for_customer: bool = True
    source: str | None = None
    fields: tuple["Question", ...] = ()

    @property
    def answered_by(self) -> str:
        """Whose word an answer is: the customer's, else that of whom the policy trusts, or of who records it."""
        return CUSTOMER if self.is_for_customer else self.source or AGENT


def open_questions(view: CaseView) -> tuple[Question, ...]:
    """What the live decision asks for and nobody has stated since: the customer's questions before what is found out.

    Of each the most telling comes first.
    """
    if view.state.decision is None:
        return ()
    known = known_facts(view.state, view.policy)
    places = map(place_named, view.state.decision.decided.ask)
    found = (question(view, place) for place in places if _is_open(view, place, known))
    return tuple(sorted(found, key=lambda one: not one.is_for_customer))


def can_be_asked(view: CaseView, place: Place) -> bool:
    """Whether a fact, as a whole, is still open and somebody can state it."""
    return not place.element and _is_open(view, place, known_facts(view.state, view.policy))


def before_an_exception(view: CaseView, remedy: str) -> tuple[Question, ...]:
    """What has to be known before anybody may make an exception for a remedy: whether a clause forbids it."""
    decided = view.state.decision.decided.remedies.get(remedy) if view.state.decision is not None else None
    if decided is None:
        return ()
    concerned = facts_of(view.policy, [one for one in view.policy.clauses if one.id in decided.may_be_forbidden])
    places = (Place(name) for name in view.policy.facts if name in concerned)
    return tuple(question(view, place) for place in places if can_be_asked(view, place))


def question(view: CaseView, place: Place) -> Question:
    """The question about a fact, or about a field of a list's element."""
    voice = voice_of(view.policy, view.client.languages[0])
    fact = view.policy.facts[place.fact]
    field = fact.fields[place.field] if place.field else fact
    words = _words(voice, place, field)
    return Question(
        name=str(place),
        words=words,
        kind=field.type.kind,
        options=field.type.options if field.type.kind is Kind.CHOICE else (),
        unit=field.unit,
        is_for_customer=_is_for_customer(field),
        source=field.trusted_from,
        fields=parts_of(voice, fact) if not place.field else (),
    )


def _is_for_customer(field: Field) -> bool:
    """What the customer is trusted about, and what the policy has a question for, unless the house knows better."""
    if field.trusted_from == CUSTOMER:
        return True
    return field.ask is not None and field.trusted_from not in NOT_FOR_CUSTOMERS


def _words(voice: Voice, place: Place, field: Field) -> str:
    asked = voice.text(field.ask) if field.ask is not None else voice.place(place, Facts())
    return f"{voice.element(place, Facts())}: {asked}" if place.field and field.ask is not None else asked


def parts_of(voice: Voice, fact: Fact) -> tuple[Question, ...]:
    """What is stated of each element of a list; nothing of a fact that is none."""
    return tuple(
        Question(
            name=field.name,
            words=voice.text(field.title) if field.title is not None else field.name.replace("_", " "),
            kind=field.type.kind,
            options=field.type.options if field.type.kind is Kind.CHOICE else (),
            unit=field.unit,
            source=field.trusted_from,
        )
        for field in fact.fields.values()
    )


def _is_open(view: CaseView, place: Place, known: Mapping[str, Plain]) -> bool:
    fact = view.policy.facts.get(place.fact)
    if fact is None or fact.history is not None:
        return False
    value = known.get(place.fact)
    if not place.element:
        return value is None
    element = value[place.element - 1] if isinstance(value, list) and len(value) >= place.element else None
    return not isinstance(element, dict) or element.get(place.field) is None
