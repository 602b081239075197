"""What is still open in a case, as questions that can be answered on a page: one at a time, the most telling first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amends.app.cases.reading import CaseView
from amends.cases.before_proposing import before_proposing, settles_whether_forbidden
from amends.cases.events.event import Plain
from amends.cases.facts import known_facts
from amends.cases.gate.acts.evidence import AGENT
from amends.cases.pressing import pressing
from amends.cases.state import Stage
from amends.decide.facts import Facts
from amends.decide.unknown import Place
from amends.explain.questions import NOT_FOR_CUSTOMERS, place_named
from amends.explain.voice import Voice, voice_of
from amends.lang.tree import Fact, Field
from amends.lang.types import Kind

CUSTOMER = "customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact that nobody has stated yet.

    Attributes:
        name: how the fact is stated: `price`, or `bags[2].kilos` for a field of a list's element.
        words: what the customer is asked; else what is to be found out, as the policy calls it.
        spoken: what can be said to the customer all the same about what is to be found out; None where nothing can.
        kind: what is answered.
        options: the answers that can be chosen from.
        unit: what a number counts.
        is_for_customer: whether it is put to the customer; else it is found out, from whom the policy trusts.
        source: where the policy trusts it from.
        fields: of a list, what is stated of each element.
    """

    name: str
    words: str
    spoken: str | None = None
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


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """What the live decision asks for and nobody has stated since.

    Attributes:
        pressing: what the case waits for: the customer's questions before what is found out, the most telling first.
        others: what may be asked as well, and nothing waits for.
    """

    pressing: tuple[Question, ...] = ()
    others: tuple[Question, ...] = ()


def open_questions(view: CaseView) -> OpenQuestions:
    """The questions about the case: those that belong to what the customer wants, apart from the others."""
    if view.state.decision is None:
        return OpenQuestions()
    known = known_facts(view.state, view.policy)
    open_places = [place for place in _to_ask(view) if _is_open(view, place, known)]
    found = sorted((question(view, place) for place in open_places), key=lambda one: not one.is_for_customer)
    waits = frozenset(map(str, pressing(view.state, view.policy, open_places)))
    return OpenQuestions(
        tuple(one for one in found if one.name in waits), tuple(one for one in found if one.name not in waits)
    )


def _to_ask(view: CaseView) -> Iterator[Place]:
    """What the live decision asks for; in Make It Right also what is to be known and considered before a proposal."""
    state, decision = view.state, view.state.decision
    first = before_proposing(state, view.policy) if state.stage is Stage.MAKING_IT_RIGHT else ()
    asked = decision.decided.ask if decision is not None else ()
    yield from dict.fromkeys(map(place_named, (*first, *asked)))


def can_be_asked(view: CaseView, place: Place) -> bool:
    """Whether a fact, as a whole, is still open and somebody can state it."""
    return not place.element and _is_open(view, place, known_facts(view.state, view.policy))


def before_an_exception(view: CaseView, remedy: str) -> tuple[Question, ...]:
    """What has to be known before anybody may make an exception for a remedy: whether a clause forbids it."""
    return tuple(question(view, Place(name)) for name in settles_whether_forbidden(view.state, view.policy, remedy))


def question(view: CaseView, place: Place) -> Question:
    """The question about a fact, or about a field of a list's element."""
    voice = voice_of(view.policy, view.client.languages[0])
    fact = view.policy.facts[place.fact]
    field = fact.fields[place.field] if place.field else fact
    asked, is_for_customer = _asked(voice, place, field), _is_for_customer(field)
    return Question(
        name=str(place),
        words=asked if is_for_customer and asked is not None else voice.place(place, Facts()),
        spoken=None if is_for_customer else asked,
        kind=field.type.kind,
        options=field.type.options if field.type.kind is Kind.CHOICE else (),
        unit=field.unit,
        is_for_customer=is_for_customer,
        source=field.trusted_from,
        fields=parts_of(voice, fact) if not place.field else (),
    )


def _is_for_customer(field: Field) -> bool:
    """What the customer is trusted about, and what the policy has a question for, unless the house knows better."""
    if field.trusted_from == CUSTOMER:
        return True
    return field.ask is not None and field.trusted_from not in {*NOT_FOR_CUSTOMERS, AGENT}


def _asked(voice: Voice, place: Place, field: Field) -> str | None:
    """The policy's question."""
    if field.ask is None:
        return None
    asked = voice.text(field.ask)
    return f"{voice.element(place, Facts())}: {asked}" if place.field else asked


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
