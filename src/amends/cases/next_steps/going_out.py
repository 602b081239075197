"""Next steps about what goes out by itself, and about what has to come back before."""

from collections.abc import Iterator

from amends.cases.events.returns import Found
from amends.cases.labels import label_lines
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.step import NextStep
from amends.cases.parts import AwaitedReturn, Gift, GiftState
from amends.cases.words import spoken


def to_put_right(look: Look) -> Iterator[NextStep]:
    """What could not be given by itself, or of which nobody knows whether it was."""
    for gift in look.state.gifts.values():
        if gift.has_failed:
            why = gift.fulfilment.why if gift.fulfilment is not None else None
            yield look.step(
                "fulfil",
                gift.remedy,
                why=f"it could not be given by itself ({why}): put that right and have it tried again, or settle it",
                remedy=gift.remedy,
            )
        elif gift.state is GiftState.UNCERTAIN:
            yield look.step("settle", gift.remedy, "given", why="find out whether it reached the customer, and say so")


def to_await(look: Look) -> Iterator[NextStep]:
    """What is awaited: asked for under a number, and recorded when it arrives."""
    for gift in look.state.open_gifts:
        if gift.awaits and not gift.hangs_on_condition and not gift.is_on_its_way and not gift.has_failed:
            yield from _awaited(look, gift)


def _awaited(look: Look, gift: Gift) -> Iterator[NextStep]:
    asked = look.state.return_for(gift.id)
    if asked is None and look.around.house.takes_returns:
        yield look.step("ask-return", gift.remedy, why="gives the number and the label for what is to be sent")
    elif asked is None or asked.found is Found.RIGHT:
        yield look.step("settle", gift.remedy, "given", why="when what it awaits has arrived")
    elif asked.found is None:
        yield _arrival(look, asked)
    else:
        yield look.step(
            "ask-return",
            gift.remedy,
            why=f"{asked.found.words}: speak with the customer about it, and ask for it anew",
            say=f"About your return {asked.number}: {asked.found.words}.",
        )


def _arrival(look: Look, asked: AwaitedReturn) -> NextStep:
    what = spoken(asked.device) if asked.device is not None else "it"
    return NextStep(
        act="return-arrived",
        command=f"amends case return-arrived {asked.number} --serial SERIAL",
        why=f"when {what} has arrived (awaited until {look.moment(asked.due)})",
        details=("the label:", *label_lines(asked, look.around.timezone)),
    )
