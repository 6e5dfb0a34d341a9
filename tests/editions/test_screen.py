"""The screen PDF: pages, names, links, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, NameTree, NumberTree, Object, OutlineItem

A4 = [0, 0, Decimal("595.275591"), Decimal("841.889764")]


def elements(node: Object) -> Iterator[Object]:
    for kid in node.get("/K", ()):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def kind(element: Object) -> str:
    return str(element.S)[1:]


def page_number(pdf: pikepdf.Pdf, page: Object) -> int:
    return [p.obj.objgen for p in pdf.pages].index(page.objgen)


def links(pdf: pikepdf.Pdf, page: int) -> list[Object]:
    return list(pdf.pages[page].obj.get("/Annots", []))


def words_of(pdf: pikepdf.Pdf, annotation: Object) -> str:
    """The text below a link, read off the page as a viewer would."""
    document = pypdfium2.PdfDocument(pdf.filename)
    page = next(i for i in range(8) if annotation.objgen in {a.objgen for a in links(pdf, i)})
    left, top, right, bottom = (float(n) for n in annotation.Rect)
    text = document[page].get_textpage().get_text_bounded(left, bottom, right, top)
    document.close()
    return str(text).strip()


def test_pages_end_at_the_trim(screen_pdf):
    assert len(screen_pdf.pages) == 8
    for page in screen_pdf.pages:
        assert list(page.obj.MediaBox) == list(page.obj.TrimBox) == list(page.obj.CropBox) == A4
        assert "/BleedBox" not in page.obj


def test_page_labels_name_the_covers_and_count_folios_from_one(screen_pdf):
    labels = [page.label for page in screen_pdf.pages]
    assert labels == [
        "Cover", "Inside front cover", "1", "2", "3", "4", "Inside back cover", "Back cover",
    ]  # fmt: skip


def test_metadata(screen_pdf):
    info = {key: str(value) for key, value in screen_pdf.docinfo.items()}
    assert info["/Title"] == "Healthcare Manager 7, winter 2011"
    assert info["/Author"] == "Ann Other, Zoë Specimen"
    assert info["/Subject"] == "Seaside managers"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20111201"
    with screen_pdf.open_metadata(update_docinfo=False, set_pikepdf_as_editor=False) as metadata:
        assert metadata["dc:title"] == "Healthcare Manager 7, winter 2011"
        assert metadata["dc:creator"] == ["Ann Other", "Zoë Specimen"]
        assert set(metadata["dc:publisher"]) == {"Managers in Partnership"}
        assert metadata["xmp:CreateDate"] == "2011-12-01"
        assert metadata["prism:publicationName"] == "Healthcare Manager"
        assert metadata["prism:number"] == "7"
        assert metadata["prism:issueName"] == "winter 2011"
        assert metadata["prism:publicationDate"] == "2011-12-01"
        assert "prism:issn" not in metadata
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    root = screen_pdf.Root
    assert str(root.Lang) == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert root.MarkInfo.Marked is True


def test_bookmarks_follow_the_flatplan_below_sections(screen_pdf):
    def tree(items: list[OutlineItem]) -> list[tuple[str, object]]:
        return [(item.title, tree(item.children)) for item in items]

    with screen_pdf.open_outline() as outline:
        assert tree(outline.root) == [
            ("Cover", []),
            ("Come to the sea", []),
            ("Dear all", []),
            ("Contents", []),
            ("features", [("Clinic on a “pier”", []), ("Sand", [])]),
            ("opinion", [("Tea", [])]),
        ]


def test_bookmarks_lead_to_their_pages(screen_pdf, built):
    document = pypdfium2.PdfDocument(built.out / "issue-7-screen.pdf")
    found = {}
    for bookmark in document.get_toc():
        target = bookmark.get_dest()
        found[bookmark.get_title()] = target.get_index()
    document.close()
    assert found["Cover"] == 0
    assert found["Contents"] == 2
    assert found["Clinic on a “pier”"] == found["features"] == 3
    assert found["Tea"] == found["Sand"] == 5


def test_destinations_stand_at_the_landings(screen_pdf):
    listed = list(screen_pdf.Root.Names.Dests.Names)
    names = {bytes(key).decode(): spot for key, spot in zip(listed[::2], listed[1::2], strict=True)}
    assert [bytes(key) for key in listed[::2]] == sorted(bytes(key) for key in listed[::2])
    page, view, x, y, zoom = names["tea#café"]
    assert page_number(screen_pdf, page) == 5
    assert (view, x, zoom) == (Name.XYZ, Decimal("60.5"), 0)
    # 100 points from the head, and a little air
    assert 841.88 - 100 < y < 841.89 - 100 + 12
    assert names["contents"][3] == Decimal("841.89")


def test_references_jump_across_runs(screen_pdf):
    (cover_line,) = links(screen_pdf, 0)
    assert str(cover_line.A.S) == "/GoTo"
    assert str(cover_line.A.D) == "clinic"
    assert str(cover_line.Contents) == "Go to page 2"
    (reference,) = links(screen_pdf, 3)
    assert bytes(reference.A.D).decode() == "tea#café"
    assert words_of(screen_pdf, reference) == "page 4"


def test_other_links_stay_as_they_are(screen_pdf):
    addresses = [str(link.A.URI) for link in links(screen_pdf, 2) if "/URI" in link.A]
    assert addresses == ["https://example.org/"]


def test_a_reference_to_nothing_keeps_its_words_and_loses_its_link(screen_pdf):
    assert len(links(screen_pdf, 2)) == 3
    words = [words_of(screen_pdf, link) for link in links(screen_pdf, 2)]
    assert words == ["2 Clinic", "Tea", "found"]
    text = pypdfium2.PdfDocument(screen_pdf.filename)[2].get_textpage().get_text_range()
    assert "Lost and found" in text


def test_every_link_belongs_to_one_link_element(screen_pdf):
    parents = NumberTree(screen_pdf.Root.StructTreeRoot.ParentTree)
    reachable = {e.objgen for e in elements(screen_pdf.Root.StructTreeRoot)}
    seen = 0
    for page in screen_pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            element = parents[int(annotation.StructParent)]
            assert kind(element) == "Link"
            assert element.objgen in reachable
            held = [kid for kid in element.K if isinstance(kid, Dictionary) and "/Obj" in kid]
            assert annotation.objgen in {kid.Obj.objgen for kid in held}
            seen += 1
    assert seen == 5
    all_links = [e for e in elements(screen_pdf.Root.StructTreeRoot) if kind(e) == "Link"]
    assert len(all_links) == 5


def test_one_document_holds_a_part_for_every_run_in_order(screen_pdf):
    root = screen_pdf.Root.StructTreeRoot
    (document,) = root.K
    assert kind(document) == "Document"
    assert [kind(part) for part in document.K] == ["Part"] * 7
    first = [
        page_number(screen_pdf, next(e.Pg for e in elements(part) if "/Pg" in e))
        for part in document.K
    ]
    assert first == [0, 1, 2, 3, 5, 6, 7]
    for element in elements(root):
        for kid in element.K:
            if isinstance(kid, Dictionary) and "/S" in kid:
                assert kid.P.objgen == element.objgen


def test_every_piece_of_tagged_content_has_its_element(screen_pdf):
    root = screen_pdf.Root.StructTreeRoot
    reachable = {e.objgen for e in elements(root)}
    parents = NumberTree(root.ParentTree)
    keys = [int(page.obj.StructParents) for page in screen_pdf.pages]
    assert len(set(keys)) == len(keys)
    pieces = 0
    for page in screen_pdf.pages:
        owners = parents[int(page.obj.StructParents)]
        for number in re.findall(rb"/MCID (\d+)", page.obj.Contents.read_bytes()):
            owner = owners[int(number)]
            assert owner.objgen in reachable
            assert owner.Pg.objgen == page.obj.objgen
            assert int(number) in [kid for kid in owner.K if not isinstance(kid, Dictionary)]
            pieces += 1
    assert pieces > 20


def test_folios_in_the_margin_are_artifacts(screen_pdf):
    for page in screen_pdf.pages:
        content = page.obj.Contents.read_bytes()
        loose = [m for m in re.findall(rb"/Artifact\nBMC\n(.*?)EMC", content, re.S) if b"TJ" in m]
        assert len(loose) == 1
    text = pypdfium2.PdfDocument(screen_pdf.filename)[0].get_textpage().get_text_range()
    assert "folio 1" in text


def test_header_cells_have_ids_of_their_own(screen_pdf):
    root = screen_pdf.Root.StructTreeRoot
    heads = {str(e.ID): e.objgen for e in elements(root) if kind(e) == "TH"}
    assert len(heads) == 2
    cells = [e for e in elements(root) if kind(e) == "TD"]
    assert [str(header) for cell in cells for header in cell.A.Headers] == list(heads)
    listed = NameTree(root.IDTree)
    assert {str(key): listed[key].objgen for key in listed} == heads


def test_list_items_hold_labels_and_bodies_only(screen_pdf):
    items = [e for e in elements(screen_pdf.Root.StructTreeRoot) if kind(e) == "LI"]
    assert len(items) == 2
    for item in items:
        assert [kind(kid) for kid in item.K] == ["Lbl", "LBody"]


def test_subsets_of_one_face_have_different_names(screen_pdf):
    files: dict[str, set[tuple[int, int]]] = {}
    for thing in screen_pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.FontDescriptor:
            file = thing.FontFile3 if "/FontFile3" in thing else thing.FontFile2
            files.setdefault(str(thing.FontName), set()).add(file.objgen)
    assert len(files) > 3
    assert all(len(of_name) == 1 for of_name in files.values())
    assert all(re.fullmatch(r"/[A-P]{6}\+HM-.*", name) for name in files)


def test_colours_stay_the_screens(screen_pdf):
    content = screen_pdf.pages[0].obj.Contents.read_bytes()
    assert b"0.8 0.172549 0.129412 rg" in content


@pytest.mark.parametrize("page", [0, 3])
def test_what_is_shown_is_the_fragments_page_without_its_bleed(built, fragments, page):
    name = {0: "cover", 3: "clinic"}[page]
    shown = pypdfium2.PdfDocument(built.out / "issue-7-screen.pdf")[page].render(scale=1)
    whole = pypdfium2.PdfDocument(fragments[name])[0].render(scale=1)
    assert shown.to_pil().size == (596, 842)
    # the fragment begins at the bleed, 8.5 points further out
    for x, y in ((2, 2), (590, 2), (300, 140), (300, 400)):
        assert shown.to_pil().getpixel((x, y)) == whole.to_pil().getpixel((x + 9, y + 9))
