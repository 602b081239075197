"""The walks of `amends demo`: what happened in each case, what the gate did not let pass, and the note."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from tempfile import TemporaryDirectory

from amends.adapters.mail.rendering import as_text as as_plain_text
from amends.app.cases.reading import CaseView
from amends.app.letters.reading import printed_letter
from amends.app.plain.wording import wording_of
from amends.app.sample.walk import Walk
from amends.app.sample.walks import SampleBrand, walks
from amends.cases.events.evidence import FactStated
from amends.cases.events.letters import LetterKind
from amends.cases.note import note_of
from amends.cases.recorded import Recorded
from amends.cases.story import Line as StoryLine
from amends.cases.story import as_text, story
from amends.cases.wording import Wording
from amends.cli.case.page import Line, print_page
from amends.cli.samples import policy_document, read_brands
from amends.store.migrations import create_store

_READER = "carla"


def show_walks() -> None:
    """Walks every case in a workspace of its own, and tells it."""
    brands = [
        SampleBrand(one.name, one.title, policy_document(one.name), {case.id: case.row.facts for case in one.samples})
        for one in read_brands()
    ]
    with TemporaryDirectory(prefix="amends-demo-") as folder:
        engine = create_store(f"sqlite:///{folder}/demo.db")
        try:
            for walk in walks(engine, brands):
                print_page(_told(walk))
        finally:
            engine.dispose()
    print_page(_what_next())


def _told(walk: Walk) -> Iterator[Line]:
    view = walk.seen_by(_READER)
    yield Line(f"━━ {walk.title}", style="bold")
    yield Line(f"{view.client.title}; case {walk.reference}, {view.state.stage.value.replace('_', ' ')}", style="dim")
    yield Line()
    yield from _history(view)
    for one in walk.refused:
        yield Line()
        yield Line(f"The gate did not let {one.user} {one.act}:", style="yellow")
        yield Line(one.message, indent=1)
    yield from _path_in_writing(walk, view)
    if view.state.is_exception_open:
        yield Line()
        yield Line("The note", style="bold")
        for question, answers in note_of(view.history, wording_of(view)).answered():
            yield Line(question, style="dim")
            yield from (Line(answer, indent=1) for answer in answers)
    yield Line()


def _path_in_writing(walk: Walk, view: CaseView) -> Iterator[Line]:
    """The path, where the customer got it in writing."""
    for sent in view.state.letters.values():
        if sent.kind is LetterKind.PATH:
            letter = printed_letter(walk.desk(_READER), walk.reference, sent.number).written.letter
            yield Line()
            yield Line("What the customer has in writing", style="bold")
            yield Line(letter.subject, 1, "dim")
            yield from (Line(line, 1, is_command=True) for line in as_plain_text(letter).splitlines())


def _history(view: CaseView) -> Iterator[Line]:
    """What happened, a line each; facts that were stated together stand on one line."""
    wording = wording_of(view)
    lines = story(view.history, wording)
    together = groupby(zip(view.history, lines, strict=True), key=lambda one: isinstance(one[0].event, FactStated))
    told: list[StoryLine] = []
    for is_fact, pairs in together:
        found = list(pairs)
        told += [_facts_in_one(found, wording)] if is_fact else [line for _, line in found]
    yield from (Line(line) for line in as_text(told).splitlines())


def _facts_in_one(pairs: Sequence[tuple[Recorded, StoryLine]], wording: Wording) -> StoryLine:
    names = [wording.fact(one.event.fact) for one, _ in pairs if isinstance(one.event, FactStated)]
    return replace(pairs[0][1], what=f"recorded {len(names)} facts: {', '.join(names)}")


def _what_next() -> Iterator[Line]:
    yield Line("━━ What next", style="bold")
    yield Line("amends demo --decisions           the sample cases of the four brands, decided", indent=1)
    yield Line("amends workspace new --help       a workspace of your own", indent=1)
    yield Line("amends case --help                a case of your own, from the first call to the note", indent=1)
