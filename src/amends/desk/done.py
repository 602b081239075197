"""What was just done, told on the page that follows."""

from amends.desk.texts import texts
from amends.desk.visit import Visit


def just_done(visit: Visit, room: str) -> str | None:
    """The sentence of a room of the catalogue that the address names; None where it names none."""
    try:
        return texts().text(f"{room}.{visit.query.get('done', '')}")
    except KeyError:
        return None
