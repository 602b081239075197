"""A worksheet speaks the language of whoever reads it: its sentences, its plurals, its amounts and its days."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from decimal import Decimal
from string import Formatter
from xml.etree import ElementTree

import pytest

from amends.calls.answer import answer
from amends.calls.catalogue import LANGUAGES
from amends.calls.catalogue.en import ENGLISH
from amends.calls.catalogue.shape import SheetPhrases
from amends.calls.evidence import evidence
from amends.calls.plot import NARROW, WIDE, Size, plot
from amends.calls.speaking import SheetWords
from amends.calls.sums import SumOf
from amends.calls.worksheet import worksheet
from amends.explain.phrases import phrases_for
from tests.calls.lottery import (
    A_MINUTE,
    ACCOUNT,
    BEGINS,
    COLUMBUS,
    CONNECTED_AND_CHARGED,
    LOTTERY,
    NOT_CONNECTED_AND_FREE,
    OF_NEIGHBOURS,
    RECORDING_AFTER_ONE_RING,
    TWENTY_CALLS,
    call,
    shown,
)

CHARGED_FOR_NOTHING = [call(number, connected=False, charge=A_MINUTE) for number in (20, 21)]
WRONG_IN_PART = shown(TWENTY_CALLS, CHARGED_FOR_NOTHING, OF_NEIGHBOURS, test_calls=[RECORDING_AFTER_ONE_RING])
_WIDTH_OF_A_LETTER = 6.0
"""Of 13 pixels' size, in the mean."""


def words_in(language: str, currency: str = "EUR") -> SheetWords:
    """The words of a language, with amounts in euros."""
    return SheetWords.of([language], currency, 2, COLUMBUS)


def forms_of(language: SheetPhrases) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every phrase of a language, by its place; where something is counted, all its forms."""
    for part in fields(language):
        inside = getattr(language, part.name)
        for field in fields(inside):
            phrase = getattr(inside, field.name)
            yield f"{part.name}.{field.name}", phrase if isinstance(phrase, tuple) else (phrase,)


def holes_in(forms: tuple[str, ...]) -> set[str]:
    """The holes of a phrase; a count may stand in it as a word."""
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name is not None} - {"count"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_has_the_same_holes_in_every_language_and_as_many_forms(language: str) -> None:
    ours, english = dict(forms_of(LANGUAGES[language])), dict(forms_of(ENGLISH))
    assert {place: (holes_in(forms), len(forms)) for place, forms in ours.items()} == {
        place: (holes_in(forms), len(forms)) for place, forms in english.items()
    }


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_no_phrase_was_left_in_english(language: str) -> None:
    english = dict(forms_of(ENGLISH))
    same = {place for place, forms in forms_of(LANGUAGES[language]) if forms == english[place]}
    assert same <= {"plot.day", "plot.outcome"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_is_never_told_as_a_word_where_it_could_be_another(language: str) -> None:
    plural = phrases_for((language,)).values.plural
    for place, forms in forms_of(LANGUAGES[language]):
        if place.startswith("answer.") and any("{count}" in form for form in forms):
            assert all("{count}" in forms[plural(Decimal(count))] for count in (2, 5, 21, 1000)), place


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "en",
            (
                "Our records show 22 calls to 1-800-555-0186, of which 10 connected.",
                "Of the 22 calls, 2 were charged wrongly: we take €0.50 off your bill.",
                "The 10 that connected cost €2.50, which stays on your bill.",
                "The number answered when we called it ourselves.",
            ),
        ),
        (
            "de",
            (
                "Unsere Aufzeichnungen zeigen 22 Anrufe bei 1-800-555-0186; davon kamen 10 zustande.",
                "Von den 22 Anrufen wurden 2 zu Unrecht berechnet: Wir ziehen 0,50\u00a0€ von Ihrer Rechnung ab.",
                "Die 10, die zustande kamen, kosten 2,50\u00a0€; das bleibt auf Ihrer Rechnung.",
                "Als wir die Nummer selbst anriefen, wurde abgenommen.",
            ),
        ),
        (
            "es",
            (
                "Nuestros registros muestran 22 llamadas al 1-800-555-0186; se conectaron 10.",
                "De las 22 llamadas, 2 se cobraron por error: descontamos 0,50\u00a0€ de su factura.",
                "Las 10 que se conectaron cuestan 2,50\u00a0€, que permanecen en su factura.",
                "El número contestó cuando lo llamamos nosotros.",
            ),
        ),
        (
            "fr",
            (
                "Nos relevés montrent 22 appels au 1-800-555-0186, dont 10 ont abouti.",
                "Sur les 22 appels, 2 ont été facturés à tort\u00a0: nous déduisons 0,50\u00a0€ de votre facture.",
                "Les 10 qui ont abouti coûtent 2,50\u00a0€, qui restent sur votre facture.",
                "Le numéro a répondu lorsque nous l'avons appelé nous-mêmes.",
            ),
        ),
    ],
)
def test_the_answer_is_told_in_the_language_of_its_reader(language: str, sentences: tuple[str, ...]) -> None:
    assert answer(WRONG_IN_PART, words_in(language)) == sentences


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        (
            "en",
            "1 call to 1-800-555-0186, which did not connect. It was charged wrongly",
            "which connected. It was not",
        ),
        (
            "de",
            "einen Anruf bei 1-800-555-0186; er kam nicht zustande. Er wurde zu Unrecht",
            "zustande. Er wurde nicht",
        ),
        ("es", "una llamada al 1-800-555-0186; no se conectó. Se cobró por error", "se conectó. No se cobró"),
        ("fr", "un appel au 1-800-555-0186, qui n'a pas abouti. Il a été facturé", "qui a abouti. Il n'a pas été"),
    ],
)
def test_of_a_single_call_nobody_speaks_as_of_many(language: str, wrong: str, right: str) -> None:
    assert wrong in " ".join(answer(shown([CHARGED_FOR_NOTHING[0]]), words_in(language)))
    assert right in " ".join(answer(shown([CONNECTED_AND_CHARGED[0]]), words_in(language)))


def test_of_many_calls_one_that_was_charged_wrongly_is_told_of_in_the_singular() -> None:
    found = shown(NOT_CONNECTED_AND_FREE, CONNECTED_AND_CHARGED[:1], CHARGED_FOR_NOTHING[:1])

    assert answer(found, words_in("de"))[:3] == (
        "Unsere Aufzeichnungen zeigen 12 Anrufe bei 1-800-555-0186; davon kam einer zustande.",
        "Von den 12 Anrufen wurde einer zu Unrecht berechnet: Wir ziehen 0,25\u00a0€ von Ihrer Rechnung ab.",
        "Der eine, der zustande kam, kostet 0,25\u00a0€; das bleibt auf Ihrer Rechnung.",
    )


def test_every_row_and_every_sum_is_told_in_the_language_too() -> None:
    sheet = worksheet(WRONG_IN_PART, words_in("fr"))

    assert sheet.span == "du 28 février 2026, 19:00 au 31 mars 2026, 20:00"
    first, last = sheet.rows[0], sheet.rows[-1]
    assert (first.begun, first.was_connected, first.charged) == ("1er mars 2026, 12:00:00", "oui", "0,25\u00a0€")
    assert (first.comes_to, first.why) == ("reste sur la facture", "abouti")
    assert (last.comes_to, last.why) == ("est déduit", "facturé, et personne n'a répondu")
    told = {one.label: one.told for one in sheet.sums}
    assert told["secondes avant la réponse"] == "4"
    assert told["déduit de la facture"] == "0,50\u00a0€"
    assert told["notre propre appel d'essai"] == "réponse après 4 secondes"


def test_how_long_it_rang_is_told_as_a_span_where_it_differs() -> None:
    slower = CONNECTED_AND_CHARGED[0]._replace(call="slower", seconds_to_answer=9)
    told = {one.of: one.told for one in worksheet(shown(TWENTY_CALLS, [slower]), words_in("de")).sums}

    assert told[SumOf.RINGING] == "4 bis 9, bei der Hälfte höchstens 4"


def test_a_call_that_costs_less_than_a_cent_is_not_rounded_away() -> None:
    cheap = call(3, connected=True, charge=Decimal("0.0045"))

    assert worksheet(shown([cheap]), words_in("de")).rows[0].charged == "0,0045\u00a0€"


def test_who_speaks_a_kind_of_a_language_is_content_with_it_and_whoever_speaks_none_reads_english() -> None:
    assert words_in("es-MX").phrases is LANGUAGES["es"]
    assert words_in("pt").phrases is ENGLISH
    assert SheetWords.of(["pt", "fr"], "EUR", 2, COLUMBUS).phrases is LANGUAGES["fr"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("days", [1, 7, 12, 31, 56, 91])
def test_every_word_of_the_picture_stands_within_it(language: str, size: Size, days: int) -> None:
    found = evidence(TWENTY_CALLS[:days], ACCOUNT, LOTTERY, BEGINS, BEGINS + timedelta(days=days))
    root = ElementTree.fromstring(plot(found, words_in(language), size))

    for written in root.iter("{http://www.w3.org/2000/svg}text"):
        at, wide = float(written.get("x", "0")), _WIDTH_OF_A_LETTER * len(written.text or "")
        left = at - {"end": wide, "middle": wide / 2}.get(written.get("text-anchor", "start"), 0)
        assert left >= 0, written.text
        assert left + wide <= size.width, written.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_picture_carries_no_style_and_names_what_it_shows(language: str, size: Size) -> None:
    words = words_in(language)
    root = ElementTree.fromstring(plot(WRONG_IN_PART, words, size, "calls-7"))

    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags == {"svg", "title", "desc", "rect", "text", "line"}
    assert not any({"style", "fill", "stroke"} & set(element.keys()) for element in root.iter())
    assert root.get("aria-labelledby") == "calls-7-title calls-7-said"
    told = [element.text or "" for element in root.iter() if element.tag.endswith(("title", "desc", "text"))]
    assert told[0] == words.phrases.plot.title.format(number=LOTTERY)
    for named in (words.phrases.plot.connected, words.phrases.plot.charged_never_connected):
        assert named in told
        assert named.lower() in told[1].lower()
