"""A service of Amends, asked from Python.

It stands alone: of Amends it needs nothing else but a service that runs somewhere.

    from amends.client import Amends, acts

    with Amends("https://amends.example", token="amends_…") as amends:
        case = amends.open_case("The screen broke.", account="A-1002", channel="phone")
        amends.act(case, acts.VerifyCaller("one_time_code"))
        amends.act(case, acts.StateFacts({"broken": True}))
        for step in amends.act(case, acts.Decide()).next:
            print(step.why)

`AsyncAmends` is the same with `await` and `async for`. Whatever is asked is done once, even where it has to be sent
several times; what is not done is raised as one of the errors of `amends.client.errors`.
"""

from amends.client import acts, errors, promised
from amends.client.amends import Amends, AsyncAmends
from amends.client.errors import ClientError, ProblemError
from amends.client.models.house import RoleNamed
from amends.client.retrying import Retries

__all__ = ["Amends", "AsyncAmends", "ClientError", "ProblemError", "Retries", "RoleNamed", "acts", "errors", "promised"]
