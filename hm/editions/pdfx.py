"""What makes the print PDF a PDF/X-4: its output intent, and what it says of itself."""

from __future__ import annotations

import hashlib
import uuid

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from hm.editions.metadata import title
from hm.editions.profile import PressProfile
from hm.model.issue import Issue

VERSION = "1.6"
"""The version of PDF that PDF/X-4 is made of."""

_X = "http://www.npes.org/pdfx/ns/id/"


def declare(
    pdf: Pdf,
    issue: Issue,
    profile: PressProfile,
    deflated: bytes,
    material: bytes,
    notice: str,
) -> None:
    """State that the document keeps to PDF/X-4, and what press it is made for.

    ``deflated`` is the profile as it is embedded, ``material`` is what tells this version of the
    document from another. A ``notice`` such as ``not for press`` is written where printers'
    programs show it; it may be empty.
    """
    document = uuid.uuid5(uuid.NAMESPACE_URL, f"{title(issue)} {issue.magazine.issn or ''}")
    version = uuid.uuid5(document, hashlib.sha256(material).hexdigest())
    day = f"{issue.published.isoformat()}T00:00:00Z"
    about = {
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
        "pdf:Trapped": "False",
        "xmpMM:DocumentID": f"uuid:{document}",
        "xmpMM:InstanceID": f"uuid:{version}",
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
        "xmp:CreateDate": day,
        "xmp:ModifyDate": day,
        "xmp:MetadataDate": day,
    }
    if notice:
        about["pdf:Keywords"] = notice
        pdf.docinfo["/Keywords"] = pikepdf.String(notice)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.register_xml_namespace(_X, "pdfxid")
        for key, value in about.items():
            metadata[key] = value
    pdf.docinfo.Trapped = Name("/False")
    for key in ("/CreationDate", "/ModDate"):
        pdf.docinfo[key] = pikepdf.String(f"D:{issue.published:%Y%m%d}000000Z")
    embedded = pdf.make_stream(deflated, N=4, Alternate=Name.DeviceCMYK, Filter=Name.FlateDecode)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(profile.condition),
        Info=pikepdf.String(profile.name),
        DestOutputProfile=embedded,
    )
    if profile.registry:
        intent.RegistryName = pikepdf.String(profile.registry)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
