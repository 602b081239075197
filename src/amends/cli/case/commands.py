"""The commands of `amends case`, in the order in which a call goes; each is imported only when it is used."""

from dataclasses import dataclass

from cyclopts import App, Group

_PLACE = "amends.cli.case"
_CASE = "7K3M-9Q44"


@dataclass(frozen=True, slots=True)
class _Command:
    """A command.

    Attributes:
        name: as it is typed.
        function: where it stands, `module:name`.
        arguments: what is typed after it, in the line that shows how it is used.
        help: what it does.
        example: what somebody types after it.
    """

    name: str
    function: str
    arguments: str
    help: str
    example: str


_STORY: tuple[tuple[str, tuple[_Command, ...]], ...] = (
    (
        "1. Who is it",
        (
            _Command(
                "open",
                "opening:open_case",
                "--problem WORDS",
                "Open a case for a customer; it gets the reference that names it.",
                '--account A-1002 --channel phone --problem "no alarm at night"',
            ),
            _Command(
                "contact", "contacts:contact", "CASE [CHANNEL]", "Begin a call, chat, mail or visit.", "CASE phone"
            ),
            _Command(
                "verify-caller",
                "contacts:verify_caller",
                "CASE METHOD",
                "Make sure who is speaking, before anything is told.",
                "CASE passcode",
            ),
            _Command(
                "end-contact",
                "contacts:end_contact",
                "CASE",
                "End it; unresolved, who can be asked next goes out in writing.",
                "CASE --how hung-up",
            ),
        ),
    ),
    (
        "2. What happened, and what is wanted",
        (
            _Command(
                "fact",
                "evidence:fact",
                "CASE NAME=VALUE…",
                "State facts, with who says so.",
                'CASE signal_at_home=weak first_contact=true --from customer --record "call of today"',
            ),
            _Command(
                "facts",
                "evidence:facts",
                "CASE",
                "Which facts can be stated, what each can be, and what is known.",
                "CASE",
            ),
            _Command(
                "attach",
                "attachments:attach",
                "CASE FILE…",
                "Hand in a picture, a PDF, a mail or a text that shows something.",
                "CASE box.jpg order.pdf",
            ),
            _Command("attachments", "attachments:attachments", "CASE", "What was handed in.", "CASE"),
            _Command(
                "attachment",
                "attachments:attachment",
                "CASE NUMBER [--to FILE]",
                "Save something that was handed in.",
                "CASE 2 --to order.pdf",
            ),
            _Command(
                "restate",
                "evidence:restate",
                "CASE --issue WORDS --wish WORDS [--remedy REMEDY[=AMOUNT]]",
                "Say back the problem and the wish, in your own words.",
                'CASE --issue "the alarm drops out" --wish "three months back" --remedy service_credit=90.00',
            ),
            _Command("confirm", "evidence:confirm", "CASE", "The customer said: yes, that is what I mean.", "CASE"),
        ),
    ),
    (
        "3. What the policy says",
        (
            _Command(
                "decide", "deciding:decide", "CASE", "Decide: what is owed, what may be given, what to ask.", "CASE"
            ),
            _Command(
                "give",
                "giving:give",
                "CASE REMEDY[=AMOUNT] [--reason REASON]",
                "Give what is owed; or what you may give, with a reason.",
                "CASE service_credit=20.00 --reason loyalty",
            ),
            _Command(
                "withhold",
                "giving:withhold",
                "CASE REMEDY --reason REASON",
                "Don't give what you may give, with the clause's reason.",
                "CASE service_credit --reason same_day",
            ),
            _Command(
                "tell",
                "deciding:tell",
                "CASE REMEDY",
                "Tell a no, in the clauses' own sentences.",
                "CASE early_end_free",
            ),
            _Command(
                "decline",
                "giving:decline",
                "CASE REMEDY",
                "The customer does not want what is owed.",
                "CASE software_repair",
            ),
            _Command(
                "settle",
                "giving:settle",
                "CASE GIFT OUTCOME",
                "Say what became of what was promised.",
                "CASE service_credit given",
            ),
            _Command(
                "fulfil",
                "returns:fulfil",
                "CASE GIFT",
                "Have it tried again to give by itself what could not be given.",
                "CASE service_credit",
            ),
            _Command(
                "ask-return",
                "returns:ask_return",
                "CASE GIFT",
                "Ask for what has to come back, with a number and a label.",
                "CASE replacement --within 10d",
            ),
            _Command(
                "return-arrived",
                "returns:return_arrived",
                "NUMBER",
                "Record what has arrived under the number of a return.",
                "7K3M-9Q44-1X --serial 490154203237518",
            ),
            _Command(
                "reverse",
                "giving:reverse",
                "CASE GIFT --why WORDS",
                "Take back what was given by mistake.",
                'CASE service_credit --why "credited to another account"',
            ),
            _Command(
                "correct",
                "deciding:correct",
                "CASE --why WORDS",
                "Approve that it is decided anew; not your own decision.",
                'CASE --why "the date of delivery was read wrongly"',
            ),
        ),
    ),
    (
        "4. Make It Right, where policy and a fair wish don't meet",
        (
            _Command("exception", "proposing:open_exception", "CASE", "Open it, and say the hold sentence.", "CASE"),
            _Command(
                "propose",
                "proposing:propose",
                "CASE REMEDY[=AMOUNT]… --why WORDS",
                "Propose your solution, or with --own the customer's.",
                'CASE service_credit=60.00 --why "six years with us, and the signal is not theirs to change"',
            ),
            _Command(
                "approve",
                "proposing:approve",
                "CASE [--ceiling AMOUNT]",
                "Approve exactly these terms; never your own.",
                "CASE --ceiling 80.00 --terms 3fa9c1d2",
            ),
            _Command(
                "adjust",
                "proposing:adjust",
                "CASE REMEDY[=AMOUNT]… --feedback WORDS",
                "Put other terms in their place, for the agent to take.",
                'CASE service_credit=70.00 --feedback "two full months are fairer"',
            ),
            _Command(
                "return",
                "proposing:send_back",
                "CASE --feedback WORDS",
                "Send it back, with what to revise.",
                'CASE --feedback "look at the signal first"',
            ),
            _Command("take", "proposing:take", "CASE", "Take the adjusted terms.", "CASE"),
            _Command(
                "withdraw",
                "proposing:withdraw",
                "CASE --why WORDS",
                "Take a solution back: it has ended, or there is a better one.",
                'CASE --why "a booster does more for them"',
            ),
            _Command("offer", "offering:offer", "CASE", "Put the approved terms to the customer.", "CASE"),
            _Command("accept", "offering:accept", "CASE", "The customer says yes.", "CASE"),
            _Command(
                "compromise",
                "offering:compromise",
                "CASE REMEDY[=AMOUNT]… --words WORDS",
                "The customer asks for other terms.",
                'CASE service_credit=80.00 --words "make it eighty"',
            ),
            _Command(
                "reject",
                "offering:reject",
                "CASE --words WORDS",
                "The customer says no: another round.",
                'CASE --words "I want to end the plan"',
            ),
            _Command(
                "final-response",
                "offering:final_response",
                "CASE --words WORDS",
                "The last word of the house, with the body outside.",
                'CASE --words "we have looked at everything again"',
            ),
        ),
    ),
    (
        "5. Others who are asked",
        (
            _Command(
                "supervisor", "people:supervisor", "CASE", "The customer asks for a supervisor; never refused.", "CASE"
            ),
            _Command("take-over", "people:take_over", "CASE", "Take the case, as the one who was asked for.", "CASE"),
            _Command(
                "withdraw-request",
                "people:withdraw_request",
                "CASE HOW --words WORDS",
                "Nobody is asked for any more: a mistake, or they take it back.",
                'CASE taken_back --words "no, it is fine now"',
            ),
            _Command(
                "second-opinion",
                "people:second_opinion",
                "CASE COLLEAGUE --view WORDS",
                "Ask a colleague; your own view is sealed until theirs is there.",
                'CASE omar --view "I would give half" --remedy service_credit=43.50',
            ),
            _Command(
                "opinion",
                "people:opinion",
                "CASE --view WORDS",
                "Give the view that a colleague asked you for.",
                'CASE --view "all of it: it was our software"',
            ),
            _Command(
                "hand-off",
                "people:hand_off",
                "CASE PARTY --what WORDS",
                "Ask another party to act; until it accepts, the case is ours.",
                'CASE "the carrier" --what "find the parcel" --within 2d',
            ),
            _Command(
                "answer-hand-off",
                "people:answer_hand_off",
                "CASE [HAND-OFF] --accepted|--declined --words WORDS",
                "What the other party answered.",
                'CASE --accepted --words "it is found by Friday"',
            ),
            _Command(
                "finish-hand-off",
                "people:finish_hand_off",
                "CASE [HAND-OFF] --words WORDS",
                "The other party has done it.",
                'CASE --words "delivered today"',
            ),
            _Command(
                "promise-call-back",
                "call_backs:promise_call_back",
                "CASE --why WORDS",
                "Somebody will call, within the customer's hours of the next business day.",
                'CASE --why "they want to hear how it went"',
            ),
            _Command(
                "try-call-back",
                "call_backs:try_call_back",
                "CASE OUTCOME",
                "You called: reached, or tried again another day.",
                "CASE voicemail",
            ),
            _Command(
                "agree-call-back",
                "call_backs:agree_call_back",
                "CASE --from TIME --to TIME",
                "When the customer is called, by their own clock.",
                "CASE --from 2026-11-06T12:00 --to 2026-11-06T13:00",
            ),
            _Command(
                "assign-call-back",
                "call_backs:assign_call_back",
                "CASE USER",
                "Somebody else makes the call from now on.",
                "CASE omar",
            ),
            _Command(
                "end-call-back",
                "call_backs:end_call_back",
                "CASE HOW --words WORDS",
                "No call is owed any more, though it was not made.",
                'CASE not_wanted --words "I will write"',
            ),
            _Command("assign", "people:assign", "CASE USER", "Somebody else owns the case from now on.", "CASE omar"),
        ),
    ),
    (
        "6. The end",
        (
            _Command(
                "follow-up",
                "ending:follow_up",
                "CASE --within TIME",
                "When somebody sees whether a condition has come true.",
                "CASE --within 60d",
            ),
            _Command(
                "resolve",
                "ending:resolve",
                "CASE --needs-met ANSWER",
                "Nothing is left to do; did it help?",
                "CASE --needs-met yes",
            ),
            _Command(
                "note",
                "ending:note",
                "CASE [--thoughts WORDS]",
                "The eight answers; write the last one yourself.",
                'CASE --thoughts "the signal map has a gap there; network is told"',
            ),
            _Command("close", "ending:close", "CASE", "The case rests.", "CASE"),
            _Command(
                "reopen", "ending:reopen", "CASE --why WORDS", "The case goes on.", 'CASE --why "it dropped out again"'
            ),
        ),
    ),
    (
        "At any time",
        (
            _Command(
                "show", "show:show", "CASE [--history]", "A case at a glance, or its whole story.", "CASE --history"
            ),
            _Command(
                "letters",
                "letters:letters",
                "CASE",
                "What the customer has in writing, and what became of each letter.",
                "CASE",
            ),
            _Command("letter", "letters:letter", "CASE [NUMBER]", "Print a letter, such as for the post.", "CASE 19"),
            _Command(
                "send-letter",
                "letters:send_letter",
                "CASE [NUMBER]",
                "Have a letter sent again, such as to another address.",
                "CASE 19",
            ),
            _Command(
                "post-letter",
                "letters:post_letter",
                "CASE [NUMBER]",
                "You have printed a letter, and posted it.",
                "CASE 19",
            ),
            _Command(
                "link",
                "links:link",
                "CASE",
                "Make a link to the customer's own page; it is told this once.",
                "CASE",
            ),
            _Command(
                "end-links",
                "links:end_links",
                "CASE",
                "Take back every link to the customer's page.",
                "CASE",
            ),
            _Command(
                "card",
                "links:card",
                "CASE",
                "Make an address that shows the case in another help desk, for an hour.",
                "CASE",
            ),
            _Command(
                "list",
                "listing:list_cases",
                "[--mine] [--due]",
                "Which cases there are, whom they wait for, what is due.",
                "--mine --due",
            ),
            _Command(
                "threats",
                "threats:threats",
                "[--since DAY]",
                "What was given only after a threat, and could have been before.",
                "--since 2026-11-01",
            ),
        ),
    ),
)


def add_commands(app: App) -> None:
    """Adds every command, under the heading of its part of the story."""
    number = 0
    for part, (title, commands) in enumerate(_STORY):
        group = Group(title, sort_key=part)
        for one in commands:
            app.command(
                f"{_PLACE}.{one.function}",
                name=one.name,
                usage=f"Usage: amends case {one.name} {one.arguments} [OPTIONS]",
                help=one.help,
                help_epilogue=f"Example:\n  amends case {one.name} {one.example.replace('CASE', _CASE)}",
                group=group,
                sort_key=number,
            )
            number += 1
