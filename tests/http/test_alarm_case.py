"""The alarm case over HTTP, with two people's tokens: an exception, a ceiling, a compromise, the note."""

from tests.http.alarm import ISSUE, RECORDS, WEAK_SIGNAL, WISH, credit
from tests.http.caller import kind
from tests.http.house import Served


def test_the_alarm_case_goes_from_the_first_call_to_the_note(anywhere: Served) -> None:
    nina, tess = anywhere.caller("nina"), anywhere.caller("tess")
    # Ada Mills calls: six years with us, and since the autumn the alarm drops out. Nina answers.
    opened = nina.sends(
        "/cases", {"account": "a 1002", "channel": "phone", "problem": "My alarm drops out every night."}, 201
    )
    assert [one["event"] for one in opened["happened"]] == ["case_opened", "contact_begun", "fact_stated"]
    case = opened["reference"]
    nina.does("verify-caller", case, method="passcode")
    stated = nina.does("fact", case, facts={**RECORDS, "signal_at_home": "weak", "firmware_trouble": False})
    sentences = [one["sentence"] for one in stated["happened"]]
    assert "recorded the cellular signal at your home: weak, from agent" in sentences
    nina.does("restate", case, issue=ISSUE, wish=WISH, remedy="early_end_free")
    nina.does("confirm", case)

    # No clause ends the plan without a move: the wish is not covered, and a small credit is hers to give.
    decided = nina.does("decide", case)
    assert decided["next"][0]["act"] == "exception"
    shown = nina.reads(f"/cases/{case}")
    assert shown["decision"]["remedies"]["early_end_free"]["status"] == "not_covered"
    assert shown["decision"]["remedies"]["service_credit"]["limits"]["agent"] == "20.00"

    # What the policy names to consider comes first.
    nina.does("exception", case)
    solution = {"remedies": [{"remedy": "early_end_free", "amount": "150.00"}]}
    said = nina.is_refused("propose", case, terms=solution, why="Six years.")
    assert (kind(said), said["status"]) == ("not_considered", 409)
    nina.does("fact", case, facts={"likely_to_stay": WEAK_SIGNAL["likely_to_stay"]})
    unknown = ["other_service_trouble"]
    nina.does("propose", case, terms=solution, why="The signal is not hers.", from_customer=True, not_known=unknown)
    own = nina.is_refused("approve", case)
    assert (kind(own), own["status"], own["detail"]) == (
        "own_proposal", 403, "who proposes a solution never approves it",
    )  # fmt: skip

    # Tess, a team lead, looks at it and sends it back; the second solution she approves with a ceiling.
    (proposal,) = tess.reads(f"/cases/{case}")["make_it_right"]["proposals"]
    assert proposal["why"] == "The signal is not hers."
    tess.does("return", case, feedback="Try a credit first.", terms_digest=proposal["terms"]["digest"])
    nina.does("propose", case, terms=credit("40.00"), why="More than a month's fee.", not_known=unknown)
    stale = tess.is_refused("approve", case, terms_digest=proposal["terms"]["digest"])
    assert (kind(stale), stale["status"]) == ("terms_changed", 409)
    tess.does("approve", case, ceiling="80.00")
    nina.does("offer", case)

    # The customer asks for more than was offered and less than the ceiling: agreed at once.
    agreed = nina.does("compromise", case, terms=credit("60.00"), words="Make it sixty and I stay.")
    assert agreed["stage"] == "agreed"
    nina.does("settle", case, gift="service_credit", outcome="given")

    # While she spoke with Ada, Nina promised a call for the solution: whether it still holds is hers to say.
    nina.does("promise-call-back", case, why="I look for a solution.")
    unsaid = nina.is_refused("resolve", case, needs_met="yes")
    assert (kind(unsaid), unsaid["status"]) == ("call_still_promised", 409)
    assert unsaid["help"].endswith("`call_back: kept` or `call_back: settled`")
    resolved = nina.does("resolve", case, needs_met="yes", call_back="settled")
    assert [one["event"] for one in resolved["happened"]] == ["call_back_ended", "case_resolved"]
    nina.does("end-contact", case)
    nina.does("note", case, words="She wanted to be heard.")
    nina.does("close", case)

    answers = {one["question"]: one["answer"] for one in tess.reads(f"/cases/{case}/note")["answers"]}
    assert len(answers) == 8
    assert any("She wanted to be heard." in line for lines in answers.values() for line in lines)
    assert any("60.00" in line for lines in answers.values() for line in lines)
    (entry,) = [one for one in nina.reads(f"/cases/{case}/entries")["entries"] if one["state"] == "given"]
    assert (entry["remedy"], entry["amount"], entry["approved"]) == ("service_credit", "60.00", True)
    who = {one["by"]["name"] for one in nina.reads(f"/cases/{case}/history")["history"] if one["by"] is not None}
    assert who == {"nina", "tess"}
