"""`amends case contact`, `verify-caller`, `end-contact`: who is it?"""

from typing import Annotated

from cyclopts import Parameter

from amends.cases.events.contacts import EndOfContact
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cli.case.acting import acted
from amends.cli.case.common import ACT, ActOptions, CaseArgument


def contact(
    case: CaseArgument,
    channel: Annotated[str, Parameter(name="CHANNEL", help="phone, chat, mail or visit.")] = "phone",
    /,
    *,
    options: ActOptions = ACT,
) -> int:
    """Begins a call, chat, mail or visit; whoever spoke before has to be verified anew."""
    return acted(options, case, BeginContact(channel))


def verify_caller(
    case: CaseArgument,
    method: Annotated[
        str, Parameter(name="METHOD", help="How they were verified, such as passcode; the client settles the methods.")
    ],
    /,
    *,
    options: ActOptions = ACT,
) -> int:
    """Records how it was made sure who is speaking: nothing of an account or an offer is told before that."""
    return acted(options, case, VerifyCaller(method))


def end_contact(
    case: CaseArgument,
    /,
    *,
    how: Annotated[EndOfContact, Parameter(name="--how", help="How it ended; `hung-up` where the customer did.")] = (
        EndOfContact.ENDED
    ),
    options: ActOptions = ACT,
) -> int:
    """Ends the contact; without a resolution the escalation path goes out in writing, and a call-back may be owed."""
    return acted(options, case, EndContact(how))
