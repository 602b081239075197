"""The free box, told twice by `amends demo`: day by day what happened, and what the screen says."""

from collections.abc import Callable, Iterator
from functools import partial
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from amends.app.bills.report import BillReport
from amends.app.cases.reading import CaseView
from amends.app.plain.wording import wording_of
from amends.app.promises.reading import PromiseView
from amends.app.sample.free_box.as_it_goes import as_it_goes
from amends.app.sample.free_box.as_it_happened import as_it_happened
from amends.app.sample.free_box.furnishing import furnish_story
from amends.app.sample.free_box.telling import CLIENT, Shown, Telling
from amends.app.sample.walks import SampleBrand, furnish_brands
from amends.app.workspace import Workspace, workspace_in
from amends.cli.case.holdings import gift_lines, threat_lines
from amends.cli.case.outcome import outcome_lines
from amends.cli.case.page import Line, print_page
from amends.cli.promises.check import report_lines
from amends.cli.samples import policy_document, read_brands
from amends.policy import loads
from amends.promises.words import CONFIRMATIONS, terms_words
from amends.store.migrations import create_store

_SAMPLE = "free-box-billed-unconfirmed"


def tell_twice() -> None:
    """Walks both ways, and tells them."""
    print_page(line for told in tellings() for line in lines_of(told))


def tellings() -> Iterator[Telling]:
    """Both ways, each told to its end in a workspace of its own."""
    (brand,) = read_brands(CLIENT)
    document = policy_document(CLIENT)
    tree = loads(document, name=CLIENT).tree
    (facts,) = (one.row.facts for one in brand.samples if one.id == _SAMPLE)
    ways: tuple[Callable[[Workspace], Telling], ...] = (partial(as_it_happened, facts=facts, tree=tree), as_it_goes)
    for tell in ways:
        with TemporaryDirectory(prefix="amends-demo-") as folder:
            engine = create_store(f"sqlite:///{folder}/demo.db")
            try:
                workspace = workspace_in(engine)
                furnish_brands(engine, [SampleBrand(CLIENT, brand.title, document, {})], workspace.new_id)
                furnish_story(workspace, tree)
                yield tell(workspace)
            finally:
                engine.dispose()


def lines_of(told: Telling) -> Iterator[Line]:
    """A telling, day by day."""
    zone = ZoneInfo(told.timezone)
    yield Line(f"━━ The free box: {told.title.lower()}", style="bold")
    for day in told.days:
        yield Line()
        yield Line(f"{day.at.astimezone(zone):%A, %-d %B %Y, %H:%M}  {day.happened}", style="bold")
        for shown in day.shown:
            yield from (Line(line.text, line.indent + 1, line.style) for line in _screen(shown))
    yield Line()


def _screen(shown: Shown) -> Iterator[Line]:
    match shown:
        case PromiseView():
            yield from _promise(shown)
        case BillReport():
            yield from report_lines(shown)
        case CaseView():
            yield from outcome_lines(shown, wording_of(shown).remedy)
            yield from gift_lines(shown)
            yield from threat_lines(shown)
        case _:
            yield Line(shown, style="yellow")


def _promise(view: PromiseView) -> Iterator[Line]:
    yield from (Line(terms_words(terms, view.client.currency)) for terms in view.row.terms)
    told = f": “{view.state.told}”" if view.state.told else ""
    yield Line(f"Confirmation: {CONFIRMATIONS[view.state.confirmation]}{told}")
    if view.alarm is not None:
        yield Line(f"{view.alarm.why} {view.alarm.do}", style="yellow")
