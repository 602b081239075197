"""The sample workspace at the desk: six cases of four brands walked from end to end, and people who can sign in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from amends.app.sample.walks import SampleBrand, walks
from amends.app.workspace import Workspace, workspace_in
from amends.cli.samples import policy_document, read_brands
from amends.store.migrations import create_store
from tests.desk.letting_in import let_in


@contextmanager
def walked(folder: Path) -> Iterator[Workspace]:
    """The workspace, in a folder that is empty so far."""
    engine = create_store(f"sqlite:///{folder}/sample.db")
    brands = [
        SampleBrand(one.name, one.title, policy_document(one.name), {case.id: case.row.facts for case in one.samples})
        for one in read_brands()
    ]
    try:
        for _ in walks(engine, brands):
            pass
        workspace = workspace_in(engine)
        let_in(workspace)
        yield workspace
    finally:
        engine.dispose()
