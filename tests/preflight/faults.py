"""Faults to put into a good PDF, one each."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from PIL import Image

MM = 72 / 25.4


def draw(pdf: Pdf, content: str, page: int = 0, **resources: Object) -> None:
    """Put content on top of a page, in the coordinates of its trim, and what it draws with."""
    target = pdf.pages[page]
    for kind, things in resources.items():
        if f"/{kind}" not in target.obj.Resources:
            target.obj.Resources[f"/{kind}"] = Dictionary()
        for key in things.keys():  # noqa: SIM118
            target.obj.Resources[f"/{kind}"][key] = things[key]
    target.contents_add(b"q", prepend=True)
    target.contents_add(f"Q\n/Artifact BMC q {content} Q EMC".encode())


def picture(pdf: Pdf, space: Object, pixel: bytes, size: int = 300, **more: object) -> Object:
    """A square picture of one colour, 8 bits to a channel."""
    return pdf.make_stream(
        pixel * size * size,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=size,
        Height=size,
        ColorSpace=space,
        BitsPerComponent=8,
        **more,
    )


def place(pdf: Pdf, image: Object, millimetres: float = 20) -> None:
    """Put a picture on the first page, 30 mm from the left and 40 mm from the foot."""
    side = millimetres * MM
    draw(
        pdf,
        f"{side} 0 0 {side} {30 * MM} {40 * MM} cm /Fault Do",
        XObject=Dictionary(Fault=image),
    )


def rgb_picture(pdf: Pdf) -> None:
    place(pdf, picture(pdf, Name.DeviceRGB, b"\x20\x80\xc0"))


def lab_picture(pdf: Pdf) -> None:
    space = Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])
    place(pdf, picture(pdf, space, b"\x80\x80\x80"))


def indexed_picture(pdf: Pdf) -> None:
    space = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\x00\x00\x00\xff\x00\x00")])
    place(pdf, picture(pdf, space, b"\x01"))


def profiled_picture(pdf: Pdf) -> None:
    profile = pdf.make_stream(b"\0" * 16 + b"RGB " + b"\0" * 108, N=3)
    place(pdf, picture(pdf, Array([Name.ICCBased, profile]), b"\x20\x80\xc0"))


def inline_picture(pdf: Pdf) -> None:
    content = "6 0 0 6 90 90 cm BI /W 20 /H 20 /BPC 8 /CS /RGB /F /AHx ID "
    draw(pdf, content + "20" * 1200 + "> EI")


def rgb_text(pdf: Pdf) -> None:
    name = next(iter(pdf.pages[0].obj.Resources.Font.keys()))
    draw(pdf, f"0 0 0 rg BT {name} 9 Tf 60 60 Td <0001> Tj ET")


def rgb_in_a_form(pdf: Pdf) -> None:
    inner = pdf.make_stream(
        b"1 0 0 rg 0 0 10 10 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 10, 10]),
        Resources=Dictionary(),
    )
    outer = pdf.make_stream(
        b"q 2 0 0 2 90 90 cm /In Do Q",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 500, 500]),
        Resources=Dictionary(XObject=Dictionary(In=inner)),
    )
    draw(pdf, "/Out Do", XObject=Dictionary(Out=outer))


def rgb_gradient(pdf: Pdf) -> None:
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 0, 0]), C1=Array([0, 0, 1]), N=1
    )
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 1, 0]), Function=function
    )
    draw(pdf, "90 90 40 40 re W n /Fade sh", Shading=Dictionary(Fade=shading))


def no_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def no_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


def bleed(millimetres: float, pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    left, bottom, right, top = (float(edge) for edge in page.TrimBox)
    out = millimetres * MM
    page.BleedBox = Array([left - out, bottom - out, right + out, top + out])


def no_trim(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/TrimBox"]


def boxes_crossed(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    page.MediaBox = Array([float(edge) for edge in page.TrimBox])


def another_size(pdf: Pdf) -> None:
    page = pdf.pages[1].obj
    left, bottom, right, top = (float(edge) for edge in page.TrimBox)
    page.TrimBox = Array([left, bottom, right, top - 20])
    page.BleedBox = Array([left - 9, bottom - 9, right + 9, top - 11])


def rich_area(pdf: Pdf) -> None:
    draw(pdf, "1 1 1 1 k 90 90 40 40 re f")


def rich_registration(pdf: Pdf) -> None:
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1
    )
    space = Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
    draw(pdf, "/Reg cs 1 scn 90 90 40 40 re f", ColorSpace=Dictionary(Reg=space))


def rich_picture(pdf: Pdf) -> None:
    place(pdf, picture(pdf, Name.DeviceCMYK, b"\xff\xff\xf0\xff"))


def rich_jpeg(pdf: Pdf) -> None:
    place(pdf, jpeg(pdf, (255, 255, 240, 255)))


def jpeg(pdf: Pdf, inks: tuple[int, int, int, int]) -> Object:
    """A CMYK JPEG as most programs write it, with its values inverted and a Decode array."""
    file = io.BytesIO()
    Image.new("CMYK", (300, 300), inks).save(file, "JPEG", quality=95)
    return Stream(
        pdf,
        file.getvalue(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=300,
        Height=300,
        ColorSpace=Name.DeviceCMYK,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
        Decode=Array([1, 0] * 4),
    )


def coarse(pdf: Pdf) -> None:
    place(pdf, picture(pdf, Name.DeviceGray, b"\x80"), 300 * 25.4 / 100)


def soft(pdf: Pdf) -> None:
    place(pdf, picture(pdf, Name.DeviceGray, b"\x80"), 300 * 25.4 / 150)


def text_in(pdf: Pdf, font: Object, before: str = "", shown: str = "(Hi)") -> None:
    draw(
        pdf,
        f"{before} BT /Fault 9 Tf 90 90 Td {shown} Tj ET",
        Font=Dictionary(Fault=pdf.make_indirect(font)),
    )


def loose_font(pdf: Pdf) -> None:
    black = "/Over gs 0 0 0 1 k"
    pdf.pages[0].obj.Resources.ExtGState["/Over"] = Dictionary(op=True, OPM=1)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    text_in(pdf, font, black)


def drawn_font(pdf: Pdf) -> None:
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        Name=Name.Drawn,
        FontBBox=Array([0, 0, 1, 1]),
        FontMatrix=Array([1, 0, 0, 1, 0, 0]),
        CharProcs=Dictionary(H=pdf.make_stream(b"1 0 d0 0 0 1 1 re f")),
        Encoding=Dictionary(Differences=Array([72, Name.H])),
        FirstChar=72,
        LastChar=72,
        Widths=Array([1]),
    )
    text_in(pdf, font, "0 1 0 0 k", "(H)")


def kept_font(pdf: Pdf, name: str, data: bytes) -> None:
    """Text in a TrueType font of this file."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{name}"),
        Flags=4,
        FontFile2=pdf.make_stream(data),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name(f"/{name}"),
        FontDescriptor=descriptor,
    )
    text_in(pdf, font, "0 1 0 0 k")


def link(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([90, 90, 120, 120]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def white_overprint(pdf: Pdf) -> None:
    over = Dictionary(Over=Dictionary(op=True, OPM=1))
    draw(pdf, "/Over gs 0 0 0 0 k 90 90 40 40 re f", ExtGState=over)


def _set(pdf: Pdf, colour: str) -> None:
    name = next(iter(pdf.pages[0].obj.Resources.Font.keys()))
    draw(pdf, f"{colour} BT {name} 9 Tf 60 60 Td <0001> Tj ET")


def black_knockout(pdf: Pdf) -> None:
    _set(pdf, "0 0 0 1 k")


def mixed_black(pdf: Pdf) -> None:
    _set(pdf, "0.6 0.5 0.5 0.9 k")


def spot(pdf: Pdf) -> None:
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1, 0.5, 0, 0]), N=1
    )
    space = Array([Name.Separation, Name("/PANTONE 300 C"), Name.DeviceCMYK, tint])
    draw(pdf, "/Spot cs 1 scn 90 90 40 40 re f", ColorSpace=Dictionary(Spot=space))


def rgb_group(pdf: Pdf) -> None:
    pdf.pages[0].obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB)


def short_area(pdf: Pdf) -> None:
    # On a page of its own, where nothing lies under it.
    page = pdf.pages[1].obj
    page.Contents = pdf.make_stream(b"")
    draw(pdf, f"0 1 0 0 k 0 200 100 {-50} re f", 1)


def unclaimed(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfxid:GTS_PDFXVersion"]


def notice(pdf: Pdf) -> None:
    pdf.docinfo["/Keywords"] = pikepdf.String("not for press: 2 errors")


def garbage(pdf: Pdf) -> None:
    """Operators that have not what they need, or too much, or make no sense."""
    draw(
        pdf,
        "Q Q Q /Nowhere Do /None gs 1 2 cm (x) cm 1 scn /No cs 3 k /a /b /c rg BT Tj (a) Tf ET "
        "1 0 0 re f 1 l S /Loop Do EMC EMC EMC",
    )
    page = pdf.pages[0].obj
    loop = pdf.make_stream(b"/Loop Do", Type=Name.XObject, Subtype=Name.Form)
    loop.BBox = Array([0, 0, 1, 1])
    loop.Resources = Dictionary(XObject=Dictionary(Loop=loop))
    page.Resources.XObject["/Loop"] = loop
