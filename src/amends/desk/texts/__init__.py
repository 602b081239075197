"""Every text of the pages, in one catalogue."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

_ENGLISH = "en"
_CATALOGUES = {"en": "english.toml", "de": "german.toml", "es": "spanish.toml", "fr": "french.toml"}
"""The catalogue of each language; all but the English one hold only what customers read."""


class Texts:
    """A room of the catalogue: `texts.call.say` is a text, `texts.call` the room that it stands in."""

    def __init__(self, room: Mapping[str, object]) -> None:
        self._room = {
            name: Texts(inside) if isinstance(inside, Mapping) else str(inside) for name, inside in room.items()
        }

    def __getattr__(self, name: str) -> "str | Texts":
        """The text or the room of that name.

        Raises:
            AttributeError: there is none.
        """
        try:
            return self._room[name]
        except KeyError:
            raise AttributeError(f"the catalogue has no text `{name}`") from None

    def __getitem__(self, name: str) -> "str | Texts":
        """The same, for a name that is worked out."""
        return self._room[name]

    def rooms(self) -> Iterable[tuple[str, "str | Texts"]]:
        """Every text and room in it, by name."""
        return self._room.items()

    def text(self, name: str, **values: object) -> str:
        """A text with its places filled; where the name is a path, its parts are parted by `.`."""
        found: str | Texts = self
        for part in name.split("."):
            if isinstance(found, str):
                raise KeyError(name)
            found = found[part]
        if not isinstance(found, str):
            raise KeyError(name)
        return found.format(**values) if values else found


@cache
def texts(language: str = _ENGLISH) -> Texts:
    """The catalogue of a language."""
    return Texts(tomllib.loads(files(__package__).joinpath(_CATALOGUES[language]).read_text(encoding="utf-8")))
