"""What holds for every letter, whatever the case and the language."""

import re
from dataclasses import fields, replace
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.adapters.mail.rendering import WIDTH, as_html, as_text
from amends.cases.events.letters import LetterKind
from amends.letters.catalogue import LANGUAGES
from amends.letters.catalogue.en import ENGLISH
from amends.letters.catalogue.shape import LetterPhrases
from amends.letters.composing import compose
from tests.letters import desk
from tests.letters.desk import GRACE, SCENES, SHOP, hung_up, letter, writing

_SENSITIVE = ("stolen", "theft", "robo", "Diebstahl", "vol ")


def phrases_of(language: LetterPhrases) -> dict[str, str]:
    """Every phrase of a language, by its place."""
    return {
        f"{part.name}.{field.name}": getattr(getattr(language, part.name), field.name)
        for part in fields(language)
        for field in fields(getattr(language, part.name))
    }


def holes_in(phrase: str) -> set[str]:
    """The holes of a phrase."""
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_phrase_has_the_same_holes_in_every_language(name: str) -> None:
    ours, english = phrases_of(LANGUAGES[name]), phrases_of(ENGLISH)
    assert {place: holes_in(phrase) for place, phrase in ours.items()} == {
        place: holes_in(phrase) for place, phrase in english.items()
    }


@pytest.mark.parametrize("name", sorted(set(LANGUAGES) - {"en"}))
def test_no_phrase_was_left_in_english(name: str) -> None:
    same = {place for place, phrase in phrases_of(LANGUAGES[name]).items() if phrase == phrases_of(ENGLISH)[place]}
    assert not same


def test_every_kind_of_letter_has_a_scene() -> None:
    assert set(SCENES) == set(LetterKind)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SCENES)
def test_no_letter_has_a_hole_that_was_not_filled(kind: LetterKind, language: str) -> None:
    found = letter(kind, language)
    for text in (found.subject, found.greeting, found.reference_line, as_text(found)):
        assert not re.search(r"[{}]|None|<[a-z]", text)
    assert not re.search(r"\{\{|\{%|None", as_html(found))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SCENES)
def test_both_forms_of_a_letter_say_the_same(kind: LetterKind, language: str) -> None:
    found = letter(kind, language)
    page = " ".join(
        re.sub(r"<(?:style|title)>.*?</(?:style|title)>|<[^>]+>", " ", as_html(found), flags=re.DOTALL).split()
    )
    assert page.replace("&#39;", "'") == " ".join(re.sub(r"(?m)^(?:- |\d\. )", "", as_text(found)).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SCENES)
def test_no_line_is_wider_than_a_page_of_mail(kind: LetterKind, language: str) -> None:
    assert all(len(line) <= WIDTH for line in as_text(letter(kind, language)).splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SCENES)
def test_no_letter_tells_a_sensitive_fact(kind: LetterKind, language: str) -> None:
    """That the bicycle was not stolen is known in every scene, and is nobody's to read."""
    assert not any(word in as_text(letter(kind, language)) for word in _SENSITIVE)


@pytest.mark.parametrize("kind", SCENES)
def test_what_the_customer_said_in_their_own_words_stands_in_no_letter(kind: LetterKind) -> None:
    text = as_text(letter(kind))
    for words in ("My alarm doesn't work.", "All the money back.", "failed three times"):
        assert words not in text


@given(name=st.text(max_size=200), title=st.text(max_size=200))
def test_no_name_breaks_out_of_its_place(name: str, title: str) -> None:
    found = compose(
        LetterKind.PATH,
        writing(hung_up(), client=replace(SHOP, title=title), customer=replace(GRACE, name=name)),
    )
    assert found is not None
    assert len(found.greeting.splitlines()) == 1
    assert "\n" not in found.signed
    page = as_html(found)
    assert page.count("<p") == as_html(letter(LetterKind.PATH)).count("<p")
    assert page.count("<") == as_html(letter(LetterKind.PATH)).count("<")


def test_the_same_record_makes_the_same_letter() -> None:
    for kind, scene in SCENES.items():
        one = scene()
        assert compose(kind, desk.writing(one)) == compose(kind, desk.writing(one))
