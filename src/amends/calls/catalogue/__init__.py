"""The sentences and labels of a worksheet of calls. One file is one language.

A new language is a file beside these, of the same shape, and its line in `LANGUAGES`; it needs one in
`amends.explain.phrases` too, by which amounts and days are written.
"""

from collections.abc import Mapping

from amends.calls.catalogue.de import GERMAN
from amends.calls.catalogue.en import ENGLISH
from amends.calls.catalogue.es import SPANISH
from amends.calls.catalogue.fr import FRENCH
from amends.calls.catalogue.shape import SheetPhrases

LANGUAGES: Mapping[str, SheetPhrases] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}
