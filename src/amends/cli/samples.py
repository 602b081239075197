"""The sample cases of the invented brands: a policy each, and cases with their stories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path

from amends.formats.errors import InputError
from amends.formats.json_lines import read_rows
from amends.formats.rows import Row
from amends.lang.names import one_of, suggestion
from amends.policy import Policy, loads

# The brands in the order in which they are shown, with the cases that are told in full.
TOLD_IN_FULL: Mapping[str, Sequence[str]] = {
    "phone": (
        "broken-phone-30-days-damage-unknown",
        "broken-phone-178-days-admitted",
        "lottery-line-half-connected",
        "broken-phone-dates-unknown",
    ),
    "alarm": ("sensor-failed-under-plan", "weak-signal-six-years", "voice-assistant-trouble"),
    "cable": ("free-box-billed-unconfirmed", "recording-has-other-terms", "leaves-a-year-early"),
    "laptop": ("glass-of-soda-on-the-first-call", "told-as-accident-found-as-defect", "third-accident-in-a-year"),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """One case: its row and its story."""

    id: str
    story: str
    row: Row
    in_full: bool


@dataclass(frozen=True, slots=True)
class Brand:
    """One invented brand: how it is called, its policy, and its cases in their order."""

    name: str
    title: str
    policy: Policy
    samples: tuple[Sample, ...]


def read_brands(name: str | None = None) -> tuple[Brand, ...]:
    """The brand of that name, or all of them.

    Raises:
        InputError: there is no such brand, or the samples were not installed.
    """
    if name is not None and name not in TOLD_IN_FULL:
        raise InputError(f"`{name}` is not one of the brands", suggestion(name, TOLD_IN_FULL) or one_of(TOLD_IN_FULL))
    folder = samples_folder()
    return tuple(_read_brand(folder, one) for one in TOLD_IN_FULL if name in (None, one))


def policy_document(name: str) -> str:
    """The document of a brand's policy.

    Raises:
        InputError: the samples were not installed.
    """
    home = samples_folder() / name
    policy_file = next(file for file in home.iterdir() if file.name.endswith(".policy.yaml"))
    return policy_file.read_text(encoding="utf-8")


def samples_folder() -> Traversable:
    """The folder of the samples: inside the installed package, or at the root of a checkout.

    Raises:
        InputError: the samples were not installed.
    """
    package = files("amends")
    for folder in (package / "examples", Path(str(package)).parent.parent / "examples"):
        if folder.is_dir():
            return folder
    raise InputError(
        "the sample cases are not part of this installation", "look for `examples` in the sources of Amends"
    )


def _read_brand(folder: Traversable, name: str) -> Brand:
    home = folder / name
    title = (home / "README.md").read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
    policy_file = next(file for file in home.iterdir() if file.name.endswith(".policy.yaml"))
    rows = read_rows(BytesIO((home / "cases.jsonl").read_bytes()))
    samples = [_read_sample(home, name, row) for row in rows if isinstance(row, Row)]
    return Brand(name, title, loads(policy_file.read_bytes(), policy_file.name), tuple(samples))


def _read_sample(home: Traversable, brand: str, row: Row) -> Sample:
    case_id = str(row.id)
    text = (home / "cases" / f"{case_id}.yaml").read_text(encoding="utf-8")
    return Sample(case_id, story_of(text), row, case_id in TOLD_IN_FULL[brand])


def story_of(text: str) -> str:
    """What the comment at the top of a case tells, without the command that it may end in."""
    told: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if not line.startswith("# amends "):
            told.append(line.lstrip("# ").rstrip())
    return " ".join(told)
