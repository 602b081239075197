"""How an attachment goes out to a browser: to be saved or shown as a picture, and never to run."""

from collections.abc import Mapping
from urllib.parse import quote

from amends.app.attachments.reading import GivenOut


def headers_of(given: GivenOut) -> Mapping[str, str]:
    """The headers of an attachment.

    It is saved, not opened (RFC 6266); it is what it says, and nothing is guessed (`nosniff`); and were it opened all
    the same, nothing in it would run, load or be sent (`sandbox`).
    """
    plain = "".join(sign if _is_plain(sign) else "_" for sign in given.name)
    return {
        "Content-Type": given.media_type,
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(given.name, safe='')}",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }


def _is_plain(sign: str) -> bool:
    """Whether every browser takes it between quotation marks."""
    return sign.isascii() and sign.isprintable() and sign not in '"\\%'
