"""What the PDFs say of themselves. Dates are the issue's own, never the clock's."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary, Pdf

import hm
from hm.model.issue import Issue
from hm.model.prose import plain

_UA = "http://www.aiim.org/pdfua/ns/id/"

_PRISM = "http://prismstandard.org/namespaces/basic/2.1/"
"""What publishers say of magazines and their issues."""


def title(issue: Issue) -> str:
    """``Healthcare Manager 63, spring 2025``"""
    return f"{issue.magazine.title} {issue.number}, {issue.season} {issue.year}"


def describe(pdf: Pdf, issue: Issue) -> None:
    """Write title, authors, language, publisher, subject and dates, twice as PDF wants it."""
    maker = f"hm {hm.__version__}"
    magazine = issue.magazine
    day = issue.published
    authors = [person.name for person in issue.contributors]
    subject = " ".join((issue.cover.headline or plain(issue.masthead.about)).split())
    about: dict[str, str | list[str] | set[str]] = {
        "dc:format": "application/pdf",
        "dc:title": title(issue),
        "dc:creator": authors,
        "dc:description": subject,
        "dc:publisher": {issue.magazine.publisher or ""},
        "dc:language": {issue.magazine.language},
        "dc:date": [day.isoformat()],
        "prism:publicationName": magazine.title,
        "prism:issn": magazine.issn or "",
        "prism:number": str(issue.number),
        "prism:issueName": f"{issue.season} {issue.year}",
        "prism:publicationDate": day.isoformat(),
        "xmp:CreateDate": day.isoformat(),
        "xmp:ModifyDate": day.isoformat(),
        "xmp:MetadataDate": day.isoformat(),
        "xmp:CreatorTool": maker,
        "pdf:Producer": maker,
    }
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.register_xml_namespace(_PRISM, "prism")
        for key, value in about.items():
            if value and value != {""}:
                metadata[key] = value
    info = {
        "/Title": title(issue),
        "/Author": ", ".join(authors),
        "/Subject": subject,
        "/Creator": maker,
        "/Producer": maker,
        "/CreationDate": f"D:{day:%Y%m%d}",
        "/ModDate": f"D:{day:%Y%m%d}",
    }
    for key, text in info.items():
        if text:
            pdf.docinfo[key] = pikepdf.String(text)
    pdf.Root.Lang = pikepdf.String(issue.magazine.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def declare_accessible(pdf: Pdf) -> None:
    """State that the document keeps to PDF/UA-1."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.register_xml_namespace(_UA, "pdfuaid")
        metadata["pdfuaid:part"] = "1"
