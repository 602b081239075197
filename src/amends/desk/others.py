"""Who else is on a case, in words."""

from collections.abc import Sequence

from amends.desk.texts import texts


def others_here(names: Sequence[str]) -> str:
    """Who is on the case, too; nothing where nobody is."""
    if not names:
        return ""
    several = "call.others_here" if len(names) == 1 else "call.several_here"
    return texts().text(several, names=", ".join(names))
