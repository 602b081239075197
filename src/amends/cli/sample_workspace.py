"""The sample workspace at the terminal: made of the brands that come with Amends, and told once how to sign in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amends.app.sample.workspace.making import SampleWorkspace

SAMPLE_DATABASE = "sqlite:///sample.db"
"""Where `amends desk --sample` makes it, unless it is told otherwise: apart from the store of real customers."""


def make_sample_workspace(database: str) -> "SampleWorkspace":
    """Makes it in a new store.

    Raises:
        InputError: the samples were not installed.
        StoreError: something is there already, or the store cannot be made.
    """
    from amends.app.sample.walks import SampleBrand
    from amends.app.sample.workspace.making import make_sample
    from amends.cli.samples import policy_document, read_brands

    brands = [
        SampleBrand(one.name, one.title, policy_document(one.name), {case.id: case.row.facts for case in one.samples})
        for one in read_brands()
    ]
    return make_sample(database, brands)


def sample_lines(sample: "SampleWorkspace", database: str) -> Iterator[str]:
    """What is told once: what it is, how to sign in, and what to try."""
    from amends.app.sample.workspace.making import ROLES

    yield f"{database} is a sample: four invented companies with customers, promises, bills, calls and open cases."
    yield "It is for trying things out, and never for real customers."
    yield ""
    yield "Everybody in it has the password"
    yield ""
    yield f"    {sample.password}"
    yield ""
    yield "which is told this once. Sign in as"
    yield ""
    for one in ROLES:
        yield f"    {one.user:<7}{one.role:<19}{one.try_this}"
    yield ""
