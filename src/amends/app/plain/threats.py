"""What was given only after a threat, over all cases, as plain data."""

from collections.abc import Sequence

from amends.app.cases.price_of_threats import CaseWithThreat
from amends.app.plain.case_parts import after_threats_to_plain
from amends.app.plain.values import Plain


def threats_to_plain(found: Sequence[CaseWithThreat]) -> Plain:
    """Each case in which a threat was stated, and what was given only after it."""
    return {
        "cases": [
            {"reference": one.reference, "client": one.client.name, "given": after_threats_to_plain(one.given)}
            for one in found
        ]
    }
