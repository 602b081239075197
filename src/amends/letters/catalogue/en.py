"""English."""

from amends.letters.catalogue.shape import (
    ConfirmationPhrases,
    FinalResponsePhrases,
    Frame,
    LetterPhrases,
    OfferPhrases,
    PathPhrases,
    PromisePhrases,
    ReturnPhrases,
    UnmetPhrases,
)

ENGLISH = LetterPhrases(
    frame=Frame(
        subject="{subject} – your case {reference}",
        greeting="Dear {name},",
        greeting_without_name="Hello,",
        closing="Kind regards,",
        reference_line=(
            "Your case has the reference {reference}. Name it when you call or write, and you need not tell everything "
            "again."
        ),
        answer="Call us or write to us whenever you like.",
        page=(
            "You can also see your case, and answer us, on a page of your own. It asks you one question first, so that "
            "nobody else reads it. This link opens it for {span}:"
        ),
        moment="{moment} ({place} time)",
    ),
    path=PathPhrases(
        subject="Who you can ask next",
        opening="You contacted us, and your case is not settled yet. You don't have to leave it at that.",
        in_order="You can ask for these, one after the other:",
        step="{who}",
        step_within="{who}, with an answer within {span}",
        outside="{name}, outside our company",
        outside_from="{name}, outside our company, from {day} on ({span} after you first told us)",
        nobody_refuses=(
            "Asking is enough: tell anybody here that you would like somebody else to look at your case. Nobody may "
            "refuse that, and whoever looks at it then has not decided in it before."
        ),
        asked_already="You have asked that somebody else looks at it. You will be answered by {moment}.",
        call_due="In any case we will call you by {moment}.",
        if_not_right="If you see it differently, you can ask for these, one after the other:",
    ),
    final_response=FinalResponsePhrases(
        subject="Our final answer",
        wished="You asked us for this: {what}.",
        opening=(
            "We have looked at your case as a whole, and we are sorry: we can't give you this. It is our final answer."
        ),
        reasons="This is why:",
        not_met="This would have made it possible, and is not the case here:",
        all_of_them="These are all the reasons. We will not come with another one later.",
        has="What you have had from us in this case stays yours: {what}.",
        outside="If you see it differently, you can turn to {name}. It is independent of us.",
        outside_from=(
            "If you see it differently, you can turn to {name}. It is independent of us, and can be asked from {day} "
            "on ({span} after you first told us)."
        ),
        nobody_outside="If you see it differently, you are free to have it looked at by somebody independent of us.",
        show_them="Show them this letter; it has everything that they need from us.",
    ),
    offer=OfferPhrases(
        subject="Our offer to you",
        opening="We would like to make this right, and this is what we offer you:",
        condition="It comes with this condition, in the words in which we put it to you:",
        until="It holds until {moment}. Until then it is set aside for you.",
        yes="If you are content with it, tell us “yes”, and name your reference. You have to do nothing else.",
        something_else="If something else would be fairer, tell us what. We will look at it and answer you.",
        no="You can say no as well. You lose nothing by it that you are entitled to.",
    ),
    confirmation=ConfirmationPhrases(
        subject="Our confirmation",
        opening="This is what holds between you and us, so that you have it in writing.",
        agreed="What we agreed:",
        condition="It comes with this condition, in the words in which we agreed it:",
        given="Done:",
        to_come="What comes next:",
        to_come_at_once="{what}: we are seeing to it, and you have to do nothing.",
        to_come_sold="You can have this: {what}.",
        to_come_after="{what}: you get it as soon as we have this: {awaited}.",
        to_come_if="{what}: you get it if this comes true: {condition}.",
        if_not="If anything of this is not as you remember it, or has not reached you, tell us. We will put it right.",
    ),
    returns=ReturnPhrases(
        opening="For this we need something from you first: {what}.",
        number="Return number:",
        serial="Serial number:",
        due="Please send it by:",
        label="Put this on the parcel:",
        put_number="Please write the return number where it can be seen. By it we know at once that it is yours.",
        reminder_subject="We are waiting for your parcel",
        reminder="We have set this aside for you, and we are waiting for your parcel: {what}.",
        already_sent="If you have sent it already, you have to do nothing: mail takes its time.",
    ),
    unmet=UnmetPhrases(
        subject="About what you told us",
        opening="You told us that we did not give you all that you needed. We are sorry, and thank you for saying so.",
        looked="This is where it stands:",
        not_given="What we can't give you: {what}.",
        not_reached_subject="We tried to call you",
        not_reached="We had promised you a call. We have tried, and could not reach you.",
        next_attempt="We will try again, by {moment}. If another time suits you better, tell us.",
        last_attempt=(
            "We don't want to disturb you any more. Whenever you call or write to us, we go on where we stopped."
        ),
    ),
    promise=PromisePhrases(
        subject="What you were promised – {reference}",
        opening="On {day} we promised you the following. Here you have it in writing:",
        off_once="{what}: {amount} off, once, on the bill in which {day} falls",
        off_each_month="{what}: {amount} off every month, for {span} from {day} on – {total} in all",
        off_for_good="{what}: {amount} off every month, from {day} on, without an end",
        price="{what}: {amount} a month and no more, for {span} from {day} on",
        price_for_good="{what}: {amount} a month and no more, from {day} on, without an end",
        free="{what}: free of charge, for {span} from {day} on",
        free_for_good="{what}: free of charge, from {day} on, without an end",
        by_days="a month that you have it for only in part counts by its days",
        next_month="it begins with the first month of billing that begins then or later",
        condition="on the condition: {condition}",
        words="It was written down in these words:",
        page=(
            "Is this what you were told? Please say so on this page: “yes”, or what you were told instead. It asks you "
            "one question first, so that nobody else answers for you. The link opens it for {span}:"
        ),
        is_it_so="Is this what you were told? Please tell us: “yes”, or what you were told instead.",
        if_not=(
            "If this is not what you were told, you can also answer this mail, or call us; name {reference}. We read "
            "it, and put right what is not right."
        ),
        order="Your order goes out on {day}. Whatever is not right is best said before then.",
        reference_line=(
            "This promise has the reference {reference}. Keep this letter: by it you can see on every bill whether we "
            "keep our word."
        ),
    ),
)
