"""What is shown as next."""

from amends.cases.next_steps.step import NextStep
from amends.cases.recorded import By
from tests.cases.follower import steps_for
from tests.cases.scene import ADA, Scene


def acts(scene: Scene, by: By = ADA) -> list[str]:
    """The acts that are shown as next, in their order."""
    return [step.act for step in steps_for(scene, by)]


def first(scene: Scene, by: By = ADA) -> NextStep:
    """The best next step."""
    return steps_for(scene, by)[0]


def step(scene: Scene, act: str, by: By = ADA) -> NextStep:
    """The next step with that act, which is shown."""
    return next(one for one in steps_for(scene, by) if one.act == act)
