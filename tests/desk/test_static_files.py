"""Script and style stay small: whoever opens a page over a slow line does not wait for them."""

from amends.desk.static_files import static_files

_MOST = 40_000


def test_script_and_style_are_under_forty_kilobytes_compressed_together() -> None:
    sizes = {name: len(file.compressed) for name, file in static_files().items() if name.endswith((".js", ".css"))}
    assert sum(sizes.values()) < _MOST, sizes
