"""`amends demo`: cases walked from the first call to the note, and the sample cases of the invented brands, decided."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from amends.cli.status import ExitStatus

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from amends.cli.samples import Brand, Sample
    from amends.policy import Decision

command = App(
    name="demo",
    usage="Usage: amends demo [OPTIONS]",
    help_epilogue="""\
Examples:
  amends demo
  amends demo --twice
  amends demo --decisions
  amends demo --brand phone --all""",
)


@command.default
def demo(
    *,
    decisions: Annotated[
        bool, Parameter(name="--decisions", negative=(), help="Decide the sample cases of each brand instead.")
    ] = False,
    brand: Annotated[
        str | None,
        Parameter(name="--brand", metavar="NAME", help="Decide those of one brand: phone, alarm, cable or laptop."),
    ] = None,
    twice: Annotated[
        bool, Parameter(name="--twice", negative=(), help="Tell the free box twice: as it happened, and as it goes.")
    ] = False,
    every: Annotated[
        bool, Parameter(name="--all", negative=(), help="Tell every decision in full, not a few of each brand.")
    ] = False,
) -> int:
    """Walks six cases of four invented brands from the first call to the end, and tells what happened in each."""
    if twice:
        from amends.cli.told_twice import tell_twice

        tell_twice()
        return ExitStatus.DONE
    if not (decisions or brand or every):
        from amends.cli.walks import show_walks

        show_walks()
        return ExitStatus.DONE
    from amends.cli.samples import read_brands, samples_folder
    from amends.cli.terminal import console

    drawing = console()
    for one in read_brands(brand):
        _show_brand(drawing, one, every=every)
    _show_end(drawing, str(samples_folder()))
    return ExitStatus.DONE


def _show_brand(drawing: "Console", brand: "Brand", *, every: bool) -> None:
    from rich.rule import Rule
    from rich.text import Text

    decided = [(sample, _decide(brand, sample)) for sample in brand.samples]
    drawing.print(Rule(Text(brand.title, style="bold"), align="left", characters="━"))
    about = f"{brand.policy.name}, version {brand.policy.version}; {len(decided)} cases"
    drawing.print(Text(about, style="dim"))
    drawing.print()
    for sample, decision in decided:
        if every or sample.in_full:
            _show_in_full(drawing, sample, decision)
    rest = [(sample, decision) for sample, decision in decided if not (every or sample.in_full)]
    if rest:
        _print(drawing, _table(rest))
        drawing.print()


def _decide(brand: "Brand", sample: "Sample") -> "Decision":
    return brand.policy.decide(sample.row.facts, want=sample.row.want)


def _show_in_full(drawing: "Console", sample: "Sample", decision: "Decision") -> None:
    from rich.padding import Padding
    from rich.text import Text

    from amends.cli.words import laid_out

    drawing.print(Text.assemble(("● ", "cyan"), (sample.id, "bold cyan"), (f"  wanted: {sample.row.want}", "dim")))
    _print(drawing, Padding(Text(sample.story, style="italic"), (0, 0, 1, 2)))
    _print(drawing, Padding(laid_out(decision.explain(), drawing.width - 4), (0, 0, 1, 4)))


def _table(decided: "list[tuple[Sample, Decision]]") -> "RenderableType":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from amends.cli.outcome import clauses_in_short, outcome_in_short

    longest = max(len(sample.id) for sample, _ in decided)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    table.add_column("and also", overflow="fold", min_width=min(longest, 40))
    table.add_column("wanted", overflow="fold")
    table.add_column("what comes of it")
    table.add_column("by")
    for sample, decision in decided:
        want = (sample.row.want or "").partition("=")[0]
        outcome = outcome_in_short(decision, want)
        table.add_row(
            sample.id, sample.row.want, Text(outcome, style=_style(outcome)), clauses_in_short(decision, want)
        )
    return table


def _style(outcome: str) -> str:
    return next((style for beginning, style in _STYLES.items() if outcome.startswith(beginning)), "")


_STYLES = {
    "owed": "green",
    "may": "yellow",
    "for": "yellow",
    "no": "red",
    "never": "bold red",
    "asks": "magenta",
    "undecided": "magenta",
}


def _show_end(drawing: "Console", folder: str) -> None:
    from rich.rule import Rule
    from rich.text import Text

    drawing.print(Rule(Text("What next", style="bold"), align="left", characters="━"))
    drawing.print(
        Text(
            f"""\
  amends demo                       cases from the first call to the note
  amends demo --brand phone --all   every case of one brand in full
  amends init                       a small policy of your own, ready to change
  amends --help                     all commands

These policies and cases are in {folder}; each has a README.
"""
        ),
        soft_wrap=True,
    )


def _print(drawing: "Console", content: "RenderableType") -> None:
    """Prints without the blanks with which padding fills the lines."""
    with drawing.capture() as captured:
        drawing.print(content)
    drawing.file.write("".join(line.rstrip() + "\n" for line in captured.get().splitlines()))
