"""What is known of a case, as a page shows it: claimed and found side by side, and where they differ, what counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from amends.app.cases.reading import CaseView
from amends.app.plain.wording import wording_of
from amends.cases.days_ahead import days_ahead
from amends.cases.events.event import Plain
from amends.cases.facts import Contradiction, known_facts, sides
from amends.cases.parts import Statement
from amends.cases.wording import Wording, is_hidden
from amends.cases.words import spoken
from amends.desk.texts import texts

_AT_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Said:
    """What a source says; `shown_by` is the number of the attachment that shows it."""

    value: str
    source: str
    record: str | None
    shown_by: int | None


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact that was stated.

    Attributes:
        name: how it is recorded.
        title: what it is, in the policy's words.
        value: what is known; what is sensitive shows only that it was stated.
        source: whose word that is.
        record: the evidence of it, where nobody else said anything.
        said: who said what, where that tells more: the customer first.
        lies_ahead: whether it is a day that is still to come.
    """

    name: str
    title: str
    value: str
    source: str
    record: str | None = None
    said: tuple[Said, ...] = ()
    lies_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Differing:
    """Sources that say different things.

    Attributes:
        about: what they say it about.
        counts: what the policy goes by.
        others: what others say.
        why: why that counts, in a sentence.
    """

    about: str
    counts: Said
    others: tuple[Said, ...]
    why: str


def known(case: CaseView, now: datetime) -> tuple[KnownFact, ...]:
    """Everything that was stated, in the order in which it was."""
    wording, values = wording_of(case), known_facts(case.state, case.policy)
    ahead = days_ahead(case.state, case.policy, now.astimezone(ZoneInfo(case.client.timezone)))
    found = []
    for one in sides(case.state, case.policy):
        name, title, source = one.fact, wording.fact(one.fact), spoken(one.counts)
        if is_hidden(case.policy, name):
            found.append(KnownFact(name, title, texts().text("call.hidden"), source))
            continue
        statements = [*([one.claimed] if one.claimed is not None else []), *one.found]
        is_told = len(statements) > 1 or any(each.shown_by for each in statements)
        said = tuple(_said(wording, one.fact, each) for each in statements) if is_told else ()
        record = statements[0].record if not said else None
        value = _shown(wording, name, values.get(name))
        found.append(KnownFact(name, title, value, source, record, said, name in ahead))
    return tuple(found)


def differing(case: CaseView) -> tuple[Differing, ...]:
    """Where sources say different things, and which of them counts."""
    return tuple(
        _differing(wording_of(case), one) for one in case.contradictions if not is_hidden(case.policy, one.fact)
    )


def _differing(wording: Wording, one: Contradiction) -> Differing:
    fact, field = one.fact, one.place.field or None
    return Differing(
        wording.about(one.place),
        _said(wording, fact, one.counts, field),
        tuple(_said(wording, fact, other, field) for other in one.others),
        _why(one.trusted_from, one.counts),
    )


def _why(trusted_from: str | None, counts: Statement) -> str:
    if counts.source == trusted_from:
        return texts().text("known.trusted", source=spoken(counts.source))
    return texts().text("known.last_word")


def _said(wording: Wording, fact: str, statement: Statement, field: str | None = None) -> Said:
    value = _shown(wording, fact, statement.value, field)
    return Said(value, spoken(statement.source), statement.record, statement.shown_by)


def _shown(wording: Wording, fact: str, value: Plain, field: str | None = None) -> str:
    """A value; a list that takes too much room by how many there are."""
    words = wording.value(fact, _without_unknown(value), field)
    is_long = isinstance(value, list) and len(words) > _AT_LENGTH
    return texts().text("known.several", count=len(value)) if is_long and isinstance(value, list) else words


def _without_unknown(value: Plain) -> Plain:
    """The elements of a list without what is not said of them."""
    if not isinstance(value, list):
        return value
    known = [_known_of(one.items()) if isinstance(one, dict) else one for one in value]
    return [one for one in known if one != {}]


def _known_of(fields: Iterable[tuple[str, Plain]]) -> dict[str, Plain]:
    return {name: value for name, value in fields if value is not None}
