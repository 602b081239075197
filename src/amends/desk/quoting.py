"""Words that an error or a history sets apart, as a page shows them."""

from markupsafe import Markup, escape


def quoting(words: str) -> Markup:
    """What stands in backticks is somebody's own word, or a name as it is typed: a page sets it in quotation marks."""
    parts = words.split("`")
    if len(parts) % 2 == 0:
        parts[-2:] = ["`".join(parts[-2:])]
    return Markup("").join(
        Markup("<q>{}</q>").format(part) if place % 2 else escape(part) for place, part in enumerate(parts)
    )
