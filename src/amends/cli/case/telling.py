"""What is printed after an act: what happened, where the case stands, and what is next."""

import json
from collections.abc import Iterator, Sequence

from amends.app.cases.reading import CaseView
from amends.app.plain.cases import acted_to_plain
from amends.app.plain.wording import wording_of
from amends.cases.events.deciding import Decided
from amends.cases.events.event import Event
from amends.cases.events.evidence import FactStated
from amends.cases.events.giving import RemedyWithheld
from amends.cases.next_steps.step import NextStep
from amends.cases.words import somebody_of
from amends.cli.case.common import LookOptions
from amends.cli.case.glance import standing
from amends.cli.case.known import contradiction_lines, trusted_lines
from amends.cli.case.outcome import outcome_lines, precedent_lines
from amends.cli.case.page import Line, print_page
from amends.cli.status import ExitStatus
from amends.cli.terminal import write


def tell_acted(options: LookOptions, view: CaseView, happened: Sequence[Event]) -> int:
    """Tells what came of an act, in words or as JSON."""
    if options.as_json:
        print_json(acted_to_plain(view, happened))
    else:
        print_page(_acted(view, happened))
    return ExitStatus.DONE


def print_json(document: object) -> None:
    """Prints one document for machines."""
    write(json.dumps(document, ensure_ascii=False, indent=2))


def next_lines(steps: Sequence[NextStep]) -> Iterator[Line]:
    """What is sensible to do next, each with its command, its reason, and the sentence to say."""
    yield Line("What is next", style="bold")
    for step in steps:
        whose = f"   (for {somebody_of(step.whose)})" if step.whose is not None else ""
        yield Line(step.command + whose, 1, "cyan", is_command=True)
        yield Line(step.why, 2)
        yield from (Line(detail, 2, "dim") for detail in step.details)
        if step.say is not None:
            yield Line(f"say: “{step.say}”", 2, "green")


def _acted(view: CaseView, happened: Sequence[Event]) -> Iterator[Line]:
    for event in happened:
        yield from _happened(view, event)
    yield from trusted_lines(view, happened)
    if not happened:
        yield Line("Nothing new: that stands in the record already.")
    yield Line()
    yield Line(standing(view), style="bold")
    yield Line()
    yield from next_lines(view.next)


def _happened(view: CaseView, event: Event) -> Iterator[Line]:
    match event:
        case Decided():
            yield Line(f"Decided by {event.policy} {event.version}.")
            yield from (Line(f"What is different: {difference}", 1) for difference in event.differs)
            yield from outcome_lines(view)
        case FactStated():
            yield Line(_capital(_sentence(view, event)))
            yield from contradiction_lines(view, event.fact)
        case RemedyWithheld():
            yield Line(_capital(_sentence(view, event)))
            yield from precedent_lines(view, event.remedy)
        case _:
            yield Line(_capital(_sentence(view, event)))


def _sentence(view: CaseView, event: Event) -> str:
    return event.sentence_in(wording_of(view))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
