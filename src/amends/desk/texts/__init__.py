"""Every text of the pages, in one catalogue: a folder for each language, in it a file for each room or a few."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_ENGLISH = "en"
_CATALOGUES = {"en": "english", "de": "german", "es": "spanish", "fr": "french"}
"""The folder of each language; all but the English one hold only what customers read."""


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
    return texts_in(files(__package__).joinpath(_CATALOGUES[language]))


def texts_in(folder: Traversable) -> Texts:
    """The catalogue that stands in the files of a folder, merged.

    Raises:
        ValueError: two of the files define the same room, so that one would hide the other.
    """
    rooms: dict[str, object] = {}
    stands_in: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        for name, room in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name in rooms:
                raise ValueError(f"`{name}` stands in two files of texts: `{stands_in[name]}` and `{file.name}`")
            rooms[name], stands_in[name] = room, file.name
    return Texts(rooms)
