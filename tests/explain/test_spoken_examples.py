"""What agents read out, case by case: goldens that a person has read aloud."""

import pytest

from tests.explain.cases import BRANDS, HERE, LANGUAGES, ROOT, ToldCase, in_bicycle_shop, told_case, told_cases
from tests.golden import assert_golden

pytestmark = pytest.mark.golden

BROKEN_PHONES = [
    f"broken-phone-{days}-days-{damage}"
    for days in (30, 178)
    for damage in ("damage-unknown", "admitted", "disproved")
]  # fmt: skip

BICYCLES: dict[str, tuple[str | None, str | None, dict[str, object]]] = {
    "repair-refused-by-figures": ("repair", None, {}),
    "repair-refused-with-all-grounds": ("repair", "agent", {"raced": True}),
    "repair-owed-and-awaited": ("repair", None, {"told_on": "2026-02-20"}),
    "new-bicycle-refused": ("new_bicycle", None, {"repair_cost": "450.00"}),
    "refund-of-less-than-was-wanted": ("refund=2000.00", None, {"told_on": "2026-03-31"}),
    "refund-told-too-late": ("refund", "team_lead", {}),
    "refund-for-a-team-lead": ("refund", "agent", {"visits": 3}),
    "refund-for-the-team-lead-who-speaks": ("refund", "team_lead", {"visits": 3}),
    "credit-that-a-team-lead-may-give": ("shop_credit=40.00", "agent", {}),
    "credit-that-the-speaker-may-give": ("shop_credit=15.00", "agent", {}),
    "credit-beyond-everybody": ("shop_credit=400.00", "agent", {}),
    "stolen": ("repair", None, {"stolen": True}),
    "part-still-asked-for": (
        "spare_part", None, {"parts": [{"name": "bell", "broken": False}, {"name": "brake"}]}
    ),
    "share-that-cannot-be-computed": ("fair_share", None, {"visits": 0}),
    "fee": ("workshop_fee", None, {}),
    "without-a-wish": (None, None, {}),
    "without-a-wish-and-little-known": (None, None, {"told_on": None, "kilometres": None, "parts": None}),
    "before-these-terms": ("repair", None, {"bought_on": "2025-12-01"}),
}  # fmt: skip


@pytest.mark.parametrize("case", told_cases(), ids=str)
def test_a_case_is_told_in_each_language_of_its_policy(case: ToldCase) -> None:
    decision = case.decide(case.want)
    for language in BRANDS[case.brand]:
        ending = f".{language}.txt" if language else ".txt"
        assert_golden(ROOT / "examples" / case.brand / "spoken" / f"{case.name}{ending}", decision.explain(language))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", BROKEN_PHONES)
def test_the_broken_phone_is_told_before_a_wish_is_known(name: str, language: str) -> None:
    told = told_case("phone", name).decide().explain(language)
    assert_golden(ROOT / "examples/phone/spoken" / f"{name}.without-a-wish.{language}.txt", told)


@pytest.mark.parametrize("role", ["agent", "senior_agent"])
def test_half_price_is_told_by_each_of_the_two_who_used_to_disagree(role: str) -> None:
    told = told_case("phone", "broken-phone-178-days-admitted").decide("upgrade_discount", role).explain()
    path = ROOT / "examples/phone/spoken" / f"broken-phone-178-days-admitted.half-price-by-{role}.en.txt"
    assert_golden(path, told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BICYCLES)
def test_the_bicycle_shop_is_heard_in_every_language(name: str, language: str) -> None:
    want, role, changed = BICYCLES[name]
    assert_golden(HERE / "spoken" / f"{name}.{language}.txt", in_bicycle_shop(want, role, **changed).explain(language))
