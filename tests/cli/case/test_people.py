"""Others who are asked: supervisors, colleagues, other parties; and who owns a case."""

from tests.cli.case.workplace import WEAK_SIGNAL, Workplace


def test_a_supervisor_is_asked_for_and_the_customer_who_hangs_up_gets_the_path_in_writing(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    house.does("nina", "tell", case, "early_end_free")
    asked = house.does("nina", "supervisor", case)
    assert "The customer asked for a supervisor; it goes to the team lead" in asked
    assert f"amends case take-over {case}   (for a team lead)" in asked
    left = house.does("nina", "end-contact", case, "--how", "hung-up")
    assert "The customer hung up\n" in left
    assert "The path in writing was queued: a team lead, who answers within 2 hours; then a manager, " in left
    assert "Consumer arbitration board" in left
    assert "A call-back is due by " in left
    # Whoever has decided is not the one; a lead who has not looks at it anew.
    assert "you have decided in this case" in house.is_refused("nina", "take-over", case)
    assert "waits for tess (you)" in house.does("tess", "take-over", case)


def test_two_views_are_recorded_before_either_sees_the_other(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    said = house.does("nina", "second-opinion", case, "omar", "--view", "Half of it.", "--remedy", "service_credit=40")
    assert "Half of it." not in said
    assert "omar: sealed until both have written" in house.does("nina", "show", case)
    seen = house.does("omar", "show", case)
    assert "Half of it." not in seen
    assert f'amends case opinion {case} --view "…"' in seen
    assert "Half of it." not in str(house.reads("omar", "show", case, "--history"))
    house.does("omar", "opinion", case, "--view", "All of it.")
    for who in ("nina", "omar"):
        assert "second opinion: nina: “Half of it.”; omar: “All of it.”" in house.does(who, "show", case)


def test_a_colleague_who_does_not_work_here_is_told_with_the_one_who_was_meant(house: Workplace) -> None:
    case = house.opens()
    assert house.is_refused("nina", "second-opinion", case, "omer", "--view", "Half.") == (
        "error: nobody called `omer` works for `lanternlatch`\n  help: did you mean `omar`?\n"
    )


def test_another_party_acts_once_it_has_accepted(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    asked = house.does("nina", "hand-off", case, "the carrier", "--what", "find the parcel", "--within", "2d")
    assert "Asked the carrier to find the parcel, with an answer by " in asked
    assert "until then the case is ours" in asked
    house.does("nina", "answer-hand-off", case, "--accepted", "--words", "By Friday.")
    assert "waits for the carrier" in house.does("nina", "show", case)
    house.does("nina", "finish-hand-off", case, "the carrier", "--words", "It is delivered.")
    (hand_off,) = house.reads("nina", "show", case)["hand_offs"]
    assert (hand_off["number"], hand_off["state"]) == (1, "finished")
    assert house.is_refused("nina", "finish-hand-off", case, "--words", "Again.") == (
        "error: there is no hand-off that waits for this\n  help: see them with `amends case show`\n"
    )


def test_a_declined_hand_off_leaves_the_case_with_us(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    house.does("nina", "hand-off", case, "the brand", "--what", "decide about the fee")
    house.does("nina", "answer-hand-off", case, "1", "--declined", "--words", "Not ours.")
    assert "waits for nina (you)" in house.does("nina", "show", case)


def test_a_case_goes_to_somebody_else_when_a_shift_ends(house: Workplace) -> None:
    case = house.opens()
    assert "waits for omar\n" in house.does("nina", "assign", case, "omar")
    (mine,) = house.reads("omar", "list", "--mine")["cases"]
    assert mine["reference"] == case
    assert house.reads("nina", "list", "--mine")["cases"] == []


def test_who_was_asked_for_is_told_as_it_is_spoken(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    house.does("nina", "tell", case, "early_end_free")
    house.does("nina", "supervisor", case)
    assert "a supervisor was asked for: team lead, due " in house.does("nina", "show", case)
