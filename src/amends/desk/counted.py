"""How many stand in a list, as it is shown at the side."""

from amends.app.cases.counting import MOST


def counted(count: int) -> str:
    """The count; nothing for none, and no more than is counted."""
    return (f"{count}" if count <= MOST else f"{MOST}+") if count else ""
