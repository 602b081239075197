"""Every language has every phrase, with the same holes in it."""

import string
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest

from amends.explain.phrases import LANGUAGES, phrases_for
from amends.explain.phrases.en import ENGLISH
from amends.explain.phrases.es import SPANISH
from amends.explain.phrases.shape import Phrases

PER_LANGUAGE = pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES.keys())


def texts(part: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a language with where it stands."""
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from texts(value, f"{path}.{key}")
    elif isinstance(part, tuple):
        for number, value in enumerate(part):
            yield from texts(value, f"{path}[{number}]")
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name), f"{path}.{field.name}")


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@PER_LANGUAGE
def test_no_phrase_is_empty(phrases: Phrases) -> None:
    for path, text in texts(phrases):
        assert text.strip(), path


@PER_LANGUAGE
def test_a_phrase_has_the_same_holes_as_in_english(phrases: Phrases) -> None:
    english = dict(texts(ENGLISH))
    for path, text in texts(phrases):
        if path in english:
            assert holes(text) == holes(english[path]), path


@PER_LANGUAGE
def test_the_same_roles_units_and_reasons_have_words(phrases: Phrases) -> None:
    assert phrases.names.roles.keys() == ENGLISH.names.roles.keys()
    assert phrases.names.built_in.keys() == ENGLISH.names.built_in.keys()
    assert phrases.values.units.keys() == ENGLISH.values.units.keys()
    assert phrases.values.units_after_preposition.keys() <= phrases.values.units.keys()
    assert phrases.desk.why.keys() == ENGLISH.desk.why.keys()


@PER_LANGUAGE
def test_a_year_has_twelve_months(phrases: Phrases) -> None:
    assert len(set(phrases.values.months)) == 12


@PER_LANGUAGE
def test_every_counted_word_has_a_form_for_each_number(phrases: Phrases) -> None:
    chosen = {phrases.values.plural(Decimal(number)) for number in ("0", "1", "1.5", "2", "5", "11", "21", "100")}
    for unit, forms in (*phrases.values.units.items(), *phrases.values.units_after_preposition.items()):
        assert chosen <= set(range(len(forms))), unit


def test_a_region_is_content_with_its_language() -> None:
    assert phrases_for(("es-MX",)) is SPANISH


def test_a_language_without_phrases_is_told_with_the_first_that_has_some_and_else_in_english() -> None:
    assert phrases_for(("it", "es")) is SPANISH
    assert phrases_for(("it",)) is ENGLISH
    assert phrases_for(()) is ENGLISH


@pytest.mark.parametrize(
    ("following", "word"),
    [("hijos", "e"), ("iglesia", "e"), ("hierro", "y"), ("una pieza", "y"), ("yo", "y"), ("«Irlanda»", "e")],
)
def test_spanish_and_changes_before_an_i(following: str, word: str) -> None:
    assert SPANISH.names.and_word(following) == word


@pytest.mark.parametrize(("following", "word"), [("otra", "u"), ("hora", "u"), ("una", "o")])
def test_spanish_or_changes_before_an_o(following: str, word: str) -> None:
    assert SPANISH.names.or_word(following) == word
