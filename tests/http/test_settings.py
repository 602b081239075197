"""What a client settles can be settled over HTTP, each of it, and is shown as it was settled."""

from dataclasses import fields

from amends.app.administration.settings import SettingChanges
from amends.client import Amends
from amends.http.models.clients import SettingsSent
from tests.http.caller import kind, problem_in
from tests.http.house import LANTERN, Served

SETTLED = {
    "verification": {"passcode": ["account_data", "offers"]},
    "reasons": ["our_mistake", "loyalty"],
    "reasons_to_withhold": {"same_day": "It was put right on the same day."},
    "approval_expiry": {"counted_from": "approval", "seconds": 7200},
    "needs_not_met": "letter",
    "retention_days": 400,
    "calendar": {"hours": "mon-fri 09:00-17:00", "country": "US", "days": {"2026-12-24": "09:00-12:00"}},
    "returns": {"address": ["1 Main Street"], "within_days": 10, "remind_after_days": 5},
    "link_days": 9,
}


def test_everything_that_can_change_of_the_settings_can_be_sent() -> None:
    changes = SettingsSent.model_validate(
        {
            **SETTLED,
            **dict.fromkeys(("sample_percent", "call_back_days", "call_back_attempts", "rounds", "link_days"), 5),
            **dict.fromkeys(("hold_budget_minutes", "approver_seconds", "alarm_hours"), 5),
            **dict.fromkeys(("attachment_megabytes", "attachments_per_case"), 5),
            **dict.fromkeys(("exception_label", "hold_sentence", "mail_from", "mail_reply_to"), "a@b.example"),
            "card_parents": ["https://desk.example"],
            "letter_links": False,
            "phone": "+1 202 555 0142",
            "fulfilment": {"*": {"channel": "log"}},
        }
    ).changes()
    assert [field.name for field in fields(SettingChanges) if getattr(changes, field.name) is None] == []


def test_what_is_settled_is_shown_and_the_rest_stays(house: Served) -> None:
    ana = house.caller("ana")
    before = ana.reads(f"/clients/{LANTERN}")["settings"]
    changed = ana.asks("PATCH", f"/clients/{LANTERN}", json={"settings": SETTLED})
    assert changed.status_code == 200, changed.text
    now = ana.reads(f"/clients/{LANTERN}")["settings"]
    assert now["reasons"] == ["our_mistake", "loyalty"]
    assert now["approval_expiry"] == {"counted_from": "approval", "seconds": 7200}
    assert now["calendar"]["days"] == {"2026-12-24": "09:00-12:00"}
    assert now["returns"] == {"address": ["1 Main Street"], "within_days": 10, "remind_after_days": 5}
    assert now["verification"]["passcode"] == ["account_data", "offers"]
    assert now["rounds"] == before["rounds"]


def test_hours_that_are_none_are_told(house: Served) -> None:
    sent = {"settings": {"calendar": {"hours": "sometimes"}}}
    problem = problem_in(house.caller("ana").asks("PATCH", f"/clients/{LANTERN}", json=sent))
    assert (kind(problem), problem["status"]) == ("calendar", 422)


def test_names_that_no_policy_knows_yet_are_taken_and_told(house: Served) -> None:
    ana = house.caller("ana")
    sent = {"settings": {"fulfilment": {"service_credt": {"channel": "log"}}}}
    (told,) = ana.asks("PATCH", f"/clients/{LANTERN}", json=sent).json()["warnings"]
    assert "`service_credt` yet; did you mean `service_credit`?" in told
    assert ana.reads(f"/clients/{LANTERN}")["warnings"] == [told]

    (told,) = ana.sends("/users/nina/roles", {"role": "team_leed", "client": LANTERN})["warnings"]
    assert "`team_leed` yet; did you mean `team_lead`?" in told
    with Amends(house.address, token=house.token("ana")) as amends:
        assert amends.user("nina").warnings == (told,)
