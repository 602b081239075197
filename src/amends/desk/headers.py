"""What every page tells the browser: nothing from elsewhere, nothing inline, no frame but where a client allows one."""

from collections.abc import Mapping, Sequence

_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


def page_headers(parents: Sequence[str] = ()) -> Mapping[str, str]:
    """The headers of a page.

    Args:
        parents: the origins that may show it in a frame; none where nobody may.
    """
    ancestors = " ".join(parents) or "'none'"
    policy = "; ".join(f"{name} {value}" for name, value in {**_SOURCES, "frame-ancestors": ancestors}.items())
    return {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cache-Control": "no-store",
    }
