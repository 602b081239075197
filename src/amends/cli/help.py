"""How `--help` looks: names in one column, what they mean in the other; the same on a terminal and in a file."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cyclopts.help import HelpEntry, HelpPanel
    from rich.console import Console, ConsoleOptions, RenderableType

_TITLES = {"Parameters": "Options"}


class HelpPage:
    """Prints the parts of a page of help, in the form that the library for commands asks for."""

    def __call__(self, console: "Console", options: "ConsoleOptions", panel: "HelpPanel") -> None:
        """A heading and its entries."""
        from rich.table import Table
        from rich.text import Text

        if not panel.entries:
            return
        title = str(panel.title)
        table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for entry in panel.entries:
            labels = Text("  " + " ".join(entry.display_labels_with_metavar), style="cyan")
            table.add_row(labels, _with_choices(entry))
        console.print()
        console.print(Text(f"{_TITLES.get(title, title)}:", style="bold"))
        _print_without_blanks(console, table)

    def render_usage(self, console: "Console", options: "ConsoleOptions", usage: "RenderableType | None") -> None:
        """How the command is typed."""
        console.print(str(usage).rstrip("\n"), style="bold", highlight=False, markup=False)

    def render_description(self, console: "Console", options: "ConsoleOptions", description: "RenderableType") -> None:
        """What the command does."""
        console.print()
        _print_without_blanks(console, description)


def _with_choices(entry: "HelpEntry") -> "RenderableType":
    """What an entry means, and what it can be."""
    from rich.console import Group
    from rich.text import Text

    meaning: RenderableType = entry.description
    return Group(meaning, Text(f"One of: {', '.join(entry.choices)}.")) if entry.choices else meaning


def _print_without_blanks(console: "Console", content: "RenderableType") -> None:
    """Prints without the blanks that a table leaves at the end of its lines."""
    with console.capture() as captured:
        console.print(content)
    for line in captured.get().rstrip("\n").split("\n"):
        console.file.write(line.rstrip() + "\n")
