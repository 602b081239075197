"""Pages: what a browser would run if it were shown."""

import re

_PAGE = re.compile(
    r"<\s*(?:!doctype|\?xml|html|head|body|script|svg|iframe|object|embed|style|link|meta|img|form|a\s+href)\b",
    re.IGNORECASE,
)


def is_page(text: str) -> bool:
    """Whether a text is, or holds, what browsers run."""
    return _PAGE.search(text) is not None
