"""The facts that can be stated in a case: what each can be, whom the policy trusts about it, and what is known."""

from collections.abc import Iterator
from dataclasses import dataclass

from amends.app.cases.reading import CaseView
from amends.cases.events.event import Plain
from amends.cases.facts import known_facts, that_counts
from amends.cases.next_steps.questions import expected
from amends.cases.wording import is_hidden
from amends.explain.voice import Voice, voice_of
from amends.lang.names import BUILT_IN_FACTS
from amends.lang.tree import Fact, Field


@dataclass(frozen=True, slots=True, kw_only=True)
class FactListed:
    """A fact, or a field of the elements of a list.

    Attributes:
        name: how it is stated: `plan`, or `sensors[N].status` for a field.
        title: what it is, in the policy's words.
        expected: what it can be.
        trusted_from: whose word counts first; None where the last word counts, whosever it is.
        is_known: whether somebody has stated it, and not taken it back.
        value: what is known; None too where that is shown to nobody.
        source: who said what is known.
    """

    name: str
    title: str
    expected: str
    trusted_from: str | None
    is_known: bool = False
    value: Plain = None
    source: str | None = None


def facts_listed(view: CaseView) -> tuple[FactListed, ...]:
    """Every fact that somebody can state, in the policy's order."""
    return tuple(_listed(view))


def _listed(view: CaseView) -> Iterator[FactListed]:
    voice = voice_of(view.policy, view.client.languages[0])
    for name, fact in view.policy.facts.items():
        if fact.history is not None or name in BUILT_IN_FACTS:
            continue
        yield _fact(view, fact, voice)
        for field in fact.fields.values():
            yield FactListed(
                name=f"{name}[N].{field.name}",
                title=_title(field, voice),
                expected=expected(field),
                trusted_from=field.trusted_from,
            )


def _fact(view: CaseView, fact: Fact, voice: Voice) -> FactListed:
    value = known_facts(view.state, view.policy).get(fact.name)
    source = that_counts(view.state.statements[fact.name], fact.trusted_from).source if value is not None else None
    return FactListed(
        name=fact.name,
        title=_title(fact, voice),
        expected=expected(fact),
        trusted_from=fact.trusted_from,
        is_known=value is not None,
        value=None if is_hidden(view.policy, fact.name) else value,
        source=source,
    )


def _title(field: Field, voice: Voice) -> str:
    return voice.text(field.title) if field.title is not None else field.name.replace("_", " ")
