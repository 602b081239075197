"""A fault of Amends itself: the log has all of it, and whoever asked has its number."""

import logging

from starlette.responses import Response

from amends.http.errors.problem import problem_response

_LOG = logging.getLogger("amends.http")


def own_fault(incident: str, request: str, error: BaseException) -> Response:
    """What is answered; nothing of the error goes out."""
    _LOG.error("incident %s: %s", incident, request, exc_info=error)
    return problem_response(
        kind="own_fault",
        title="This is a fault of Amends, not of what was sent.",
        status=500,
        detail="something went wrong here, and is in the log of the server",
        help_text=f"tell whoever looks after the server the incident `{incident}`",
        request_id=incident,
    )
