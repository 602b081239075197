"""What is handed in, from the command line."""

from pathlib import Path

from tests.cli.case.workplace import Workplace
from tests.formats.handed_in.samples import MAIL, jpeg, pdf


def file(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_files_are_handed_in_shown_and_saved(house: Workplace, tmp_path: Path) -> None:
    case = house.opens()
    shown = house.does("nina", "attach", case, file(tmp_path, "panel.jpg", jpeg()), file(tmp_path, "order", pdf()))
    assert "Handed in attachment 1, “panel.jpg”: picture (JPEG), 49 bytes" in shown
    assert "Handed in attachment 2, “order.pdf”: PDF" in shown
    assert "Handed in\n  1. panel.jpg: picture (JPEG), 49 bytes, by nina\n" in house.does("nina", "show", case)
    assert "order.pdf" in house.does("nina", "attachments", case)
    saved = tmp_path / "saved.jpg"
    house.does("omar", "attachment", case, "1", "--to", str(saved))
    assert saved.read_bytes() == jpeg()


def test_nothing_is_written_over(house: Workplace, tmp_path: Path) -> None:
    case = house.opens()
    house.does("nina", "attach", case, file(tmp_path, "panel.jpg", jpeg()))
    there = file(tmp_path, "there.jpg", b"mine")
    refused = house.is_refused("nina", "attachment", case, "1", "--to", there)
    assert f"`{there}` is there already" in refused
    assert Path(there).read_bytes() == b"mine"


def test_a_page_is_refused_by_its_content_whatever_it_is_called(house: Workplace, tmp_path: Path) -> None:
    case = house.opens()
    page = file(tmp_path, "photo.jpg", b"<svg onload=alert(1)>")
    refused = house.is_refused("nina", "attach", case, file(tmp_path, "a.jpg", jpeg()), page)
    assert f"`{page}` is not taken: it is a page that a browser would run (HTML, SVG or XML)" in refused
    assert "hand in a picture of it, or print it as PDF" in refused
    assert house.reads("nina", "attachments", case)["attachments"] == []


def test_a_file_that_is_not_there_and_no_file_at_all_are_told(house: Workplace, tmp_path: Path) -> None:
    case = house.opens()
    assert "cannot be read: no such file" in house.is_refused("nina", "attach", case, str(tmp_path / "none.jpg"))
    assert "no file is named" in house.is_refused("nina", "attach", case)


def test_an_attachment_shows_a_fact(house: Workplace, tmp_path: Path) -> None:
    case = house.opens()
    house.does("nina", "attach", case, file(tmp_path, "order.eml", MAIL))
    shown = house.does("nina", "fact", case, "delivered=true", "--from", "customer", "--shown-by", "1")
    assert "Recorded the delivery: yes, from customer (attachment 1)" in shown
    document = house.reads("nina", "show", case)
    assert document["facts"]["delivered"]["stated"][0]["shown_by"] == 1
    (attachment,) = document["attachments"]
    assert (attachment["kind"], attachment["name"], attachment["by"]["name"]) == ("mail", "order.eml", "nina")
    refused = house.is_refused("nina", "fact", case, "delivered=true", "--shown-by", "2")
    assert "the case has no attachment 2" in refused
