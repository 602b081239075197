"""A room of the desk: an address, who may come in, and what they find."""

from dataclasses import dataclass
from enum import StrEnum

from amends.desk.visit import Handler


class For(StrEnum):
    """Who may come in; what they may do there, the use cases say."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed in"


@dataclass(frozen=True, slots=True)
class Room:
    """An address and what is there.

    Attributes:
        is_framed: whether it stands in a frame of somebody else's page. No cookie counts there: what its own address
            holds is what lets somebody in, so that no other page can send anything in their name.
        takes_files: whether its form sends files.
    """

    method: str
    address: str
    handler: Handler
    whom: For = For.SIGNED_IN
    is_framed: bool = False
    takes_files: bool = False
