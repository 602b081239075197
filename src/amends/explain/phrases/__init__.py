"""The connecting words of each language that decisions are told in. One file is one language.

A new language is a file beside these, of the same shape, and its line in `LANGUAGES`. A policy that speaks a language
without a file here is told with the connecting words of its first language that has one, or with English ones.
"""

from collections.abc import Mapping

from amends.explain.phrases.de import GERMAN
from amends.explain.phrases.en import ENGLISH
from amends.explain.phrases.es import SPANISH
from amends.explain.phrases.fr import FRENCH
from amends.explain.phrases.shape import Phrases

LANGUAGES: Mapping[str, Phrases] = {"en": ENGLISH, "es": SPANISH, "de": GERMAN, "fr": FRENCH}
DEFAULT = ENGLISH


def phrases_for(languages: tuple[str, ...]) -> Phrases:
    """The phrases of the first of these languages that has any (`es-MX` is content with `es`), else English ones."""
    for language in languages:
        for name in (language, language.partition("-")[0]):
            if name in LANGUAGES:
                return LANGUAGES[name]
    return DEFAULT
