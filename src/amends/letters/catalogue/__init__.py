"""The sentences of ours that letters need. One file is one language.

A new language is a file beside these, of the same shape, and its line in `LANGUAGES`; it needs one in
`amends.explain.phrases` too, by which amounts and days are written.
"""

from collections.abc import Mapping

from amends.letters.catalogue.de import GERMAN
from amends.letters.catalogue.en import ENGLISH
from amends.letters.catalogue.es import SPANISH
from amends.letters.catalogue.fr import FRENCH
from amends.letters.catalogue.shape import LetterPhrases

LANGUAGES: Mapping[str, LetterPhrases] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}
