"""A part of what a client settles, and the fields that parts are made of."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from amends.app.administration.clients import ClientChanges
from amends.app.administration.settings import SettingChanges
from amends.desk.forms.form import Answers, Field, FieldKind, FormError, Option
from amends.desk.texts import texts
from amends.directory.organisation import Client

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what a client settles: its fields as they stand, and what the answers change."""

    fields: Callable[[Client], Sequence[Field]]
    changes: Callable[[Client, Answers], ClientChanges]


def settled(changes: SettingChanges) -> ClientChanges:
    """Changes of settings alone."""
    return ClientChanges(settings=changes)


def word_field(name: str, value: str, *, is_required: bool = True) -> Field:
    """A field of one line."""
    return _field(name, value, FieldKind.WORD, is_required=is_required)


def long_field(name: str, value: str) -> Field:
    """A field of several lines."""
    return _field(name, value, FieldKind.WORDS)


def line_field(name: str, values: Iterable[str], *, is_required: bool = True) -> Field:
    """A field with one thing on each line."""
    return _field(name, "\n".join(values), FieldKind.WORDS, is_required=is_required)


def number_field(name: str, value: int | str) -> Field:
    """A field for a number."""
    return _field(name, str(value), FieldKind.AMOUNT)


def flag_field(name: str, *, is_ticked: bool) -> Field:
    """A box to tick."""
    return _field(name, "yes" if is_ticked else "", FieldKind.FLAG, is_required=False)


def choice_field(name: str, choices: Iterable[StrEnum], value: StrEnum) -> Field:
    """A field to choose one of a few; each is called what stands in the catalogue."""
    options = tuple(Option(one.value, texts().text(f"settings.{name}_of.{one.value}")) for one in choices)
    return Field(name=name, label=_label(name), kind=FieldKind.CHOICE, value=value.value, options=options)


def lines_of(answers: Answers, name: str) -> tuple[str, ...]:
    """What stands on the lines of a field; empty ones do not count."""
    return tuple(line.strip() for line in (answers.word(name) or "").splitlines() if line.strip())


def chosen(kind: type[Choice], answers: Answers, name: str) -> Choice:
    """What was chosen.

    Raises:
        FormError: nothing was, or something else.
    """
    try:
        return kind(answers.word(name) or "")
    except ValueError:
        raise FormError(name, "this is none of those to choose from", "choose one again") from None


def _field(name: str, value: str, kind: FieldKind, *, is_required: bool = True) -> Field:
    return Field(
        name=name,
        label=_label(name),
        kind=kind,
        value=value,
        hint=texts().text(f"settings.{name}_hint"),
        is_required=is_required,
    )


def _label(name: str) -> str:
    return texts().text(f"settings.{name}")
