"""Pages with one code each, and whether a reader of the page sees it: written object by object.

`SEEN`, `TOLD` (unseen, and reported so) and `UNTOLD` (unseen, and no word of the page) are by name. Every page holds a line of honest text besides, so that it is read by its text layer.
"""

from __future__ import annotations

from typing import NamedTuple

from raw_pdfs import raw_pdf, stream

CODE = "B0DK3N7QXA"
HONEST = b"Invoice 4711 of Brightwater Retail Ltd, dated 14 May 2026, for garden chairs"
_HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


class Sheet(NamedTuple):
    """Content of a page, its resources, and more: entries of page and catalogue, objects numbered from 6 on."""

    content: bytes
    resources: bytes = b""
    objects: tuple[bytes, ...] = ()
    page: bytes = b""
    root: bytes = b""
    box: bytes = b"/MediaBox[0 0 400 800]"
    fonts: bytes = b""
    ground: bytes = b""

    def pdf(self) -> bytes:
        """Return the file."""
        fonts = b"/Resources<</Font<</F 5 0 R%s>>%s>>" % (self.fonts, self.resources)
        return raw_pdf(
            b"<</Type/Catalog/Pages 2 0 R%s>>" % self.root,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R%s%s%s>>" % (self.box, fonts, self.page),
            stream(b"", self.ground + self._honest() + self.content),
            _HELVETICA,
            *self.objects,
        )

    def _honest(self) -> bytes:
        return b"BT %s /F 10 Tf 50 700 Td (%s) Tj ET\n" % (
            b"1 g" if self.ground and not self.ground.startswith(b"q 1 ") else b"0 g",
            HONEST,
        )


def code(at: str = "60 400", *, ink: str = "0 g", size: float = 12, state: str = "") -> bytes:
    """Return the drawing of the code."""
    return f"q {ink} BT {state} /F {size} Tf {at} Td ({CODE}) Tj ET Q\n".encode()


def fill(colour: str, area: str = "40 380 300 50") -> bytes:
    """Return the drawing of a filled rectangle."""
    return f"q {colour} {area} re f Q\n".encode()


def _states(entries: bytes) -> bytes:
    return b"/ExtGState<</E <<%s>>>>" % entries


def _form(body: bytes, entries: bytes = b"/BBox[0 0 400 800]", resources: bytes = b"/Font<</F 5 0 R>>") -> bytes:
    return stream(b"/Type/XObject/Subtype/Form%s/Resources<<%s>>" % (entries, resources), body)


def _image(gray: int, entries: bytes = b"") -> bytes:
    head = b"/Type/XObject/Subtype/Image/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceGray"
    return stream(head + entries, bytes([gray]) * 16)


_X = b"/XObject<</X 6 0 R>>"
_DRAWN = b"q 300 0 0 50 40 380 cm /X Do Q\n"
_E = b"/E gs "
_WHITE, _BLACK, _DARK, _BLUE, _PAPER = "1 g", "0 g", ".08 .1 .2 rg", "0.1 0.2 0.7 rg", "0 0 400 800"


def _layered(config: bytes, group: bytes = b"", content: bytes | None = None, more: tuple[bytes, ...] = ()) -> Sheet:
    """Return the code in an optional content group (object 6), and how the viewer is told to show it."""
    one = b"<</Type/OCG/Name(layer)%s>>" % group
    root = b"/OCProperties<</OCGs[6 0 R]/D<<%s>>>>" % config
    drawn = b"/OC /L BDC\n" + code() + b"EMC\n" if content is None else content
    return Sheet(drawn, b"/Properties<</L 6 0 R>>" + (_X.replace(b"6", b"7") if more else b""), (one, *more), root=root)


def _member(policy: bytes, config: bytes) -> Sheet:
    member = b"<</Type/OCMD/OCGs[6 0 R 8 0 R]/P/%s>>" % policy
    sheet = _layered(config, more=(member, b"<</Type/OCG/Name(other)>>"))
    return sheet._replace(
        resources=b"/Properties<</L 7 0 R>>", root=sheet.root.replace(b"/OCGs[6 0 R]", b"/OCGs[6 0 R 8 0 R]")
    )


def _expressed(expression: bytes, config: bytes) -> Sheet:
    sheet = _member(b"AnyOn", config)
    member = b"<</Type/OCMD/OCGs[6 0 R 8 0 R]/VE%s>>" % expression
    return sheet._replace(objects=(sheet.objects[0], member, *sheet.objects[2:]))


def _annotated(flags: int) -> Sheet:
    note = (
        b"<</Type/Annot/Subtype/FreeText/Rect[40 380 340 430]/F %d/Contents(" + CODE.encode() + b")"
        b"/DA(/F 12 Tf 0 g)/AP<</N 7 0 R>>>>"
    ) % flags
    look = _form(code("20 20"), b"/BBox[0 0 300 50]")
    return Sheet(b"", objects=(note, look), page=b"/Annots[6 0 R]")


def _type3(ink: bytes = b"") -> Sheet:
    names = sorted(set(CODE))
    glyphs = (stream(b"", b"600 0 d0 %s BT /F 1000 Tf (%s) Tj ET" % (ink, c.encode())) for c in names)
    procs = b" ".join(f"/{_name(c)} {7 + n} 0 R".encode() for n, c in enumerate(names))
    differences = b" ".join(f"{ord(c)} /{_name(c)}".encode() for c in names)
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 48/LastChar 90"
        b"/Widths[" + b"600 " * 43 + b"]/Encoding<</Differences[" + differences + b"]>>/CharProcs<<" + procs + b">>"
        b"/Resources<</Font<</F 5 0 R>>>>>>"
    )
    drawn = code().replace(b"/F ", b"/T ")
    return Sheet(drawn, b"", (font, *glyphs), fonts=b"/T 6 0 R")


def _name(character: str) -> str:
    digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return digits[int(character)] if character.isdigit() else character


_MASKED = b"/SMask<</S/Luminosity/G 6 0 R>>"
_GROUP = b"/BBox[0 0 400 800]/Group<</S/Transparency/CS/DeviceGray>>"
_ON, _OFF = b"/ON[6 0 R]", b"/OFF[6 0 R]"
_AS = b"/AS[<</Event/View/OCGs[6 0 R]/Category[/View]>><</Event/Print/OCGs[6 0 R]/Category[/Print]>>]"
_USAGE = b"/Usage<</View<</ViewState/%s>>/Print<</PrintState/%s>>>>"


def _patterned(entries: bytes) -> Sheet:
    """Return the code in letters that a pattern (object 6) fills."""
    return Sheet(code(ink="/Pattern cs /P scn"), b"/Pattern<</P 6 0 R>>", (entries,))


def _tile(colour: bytes) -> bytes:
    head = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 2 2]/XStep 2/YStep 2/Resources<<>>"
    return stream(head, colour + b" rg 0 0 2 2 re f")


def _shade(first: bytes, last: bytes) -> bytes:
    return (
        b"<</Type/Pattern/PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceRGB/Coords[40 0 340 0]/Extend[true true]"
        b"/Function<</FunctionType 2/Domain[0 1]/C0[%s]/C1[%s]/N 1>>>>>>" % (first, last)
    )


SEEN: dict[str, Sheet] = {
    "plain": Sheet(code()),
    "gray": Sheet(code(ink=".55 g")),
    "white on a dark row": Sheet(fill(_BLUE) + code(ink=_WHITE)),
    "white on a dark page": Sheet(code(ink=_WHITE), ground=fill(_DARK, _PAPER)),
    "black on a light row": Sheet(fill(".9 .93 1 rg") + code()),
    "black on a yellow row": Sheet(fill("1 1 0 rg") + code()),
    "black over a light picture": Sheet(_DRAWN + code(), _X, (_image(235),)),
    "white over a dark picture": Sheet(_DRAWN + code(ink=_WHITE), _X, (_image(20),)),
    "outlined": Sheet(code(ink="0 G .6 w", state="1 Tr")),
    "filled and outlined": Sheet(code(state="2 Tr")),
    "half transparent": Sheet(_E + code(), _states(b"/ca .5")),
    "under a veil": Sheet(code() + b"q /E gs 1 g 40 380 300 50 re f Q\n", _states(b"/ca .3")),
    "within a clip": Sheet(b"q 40 380 300 50 re W n " + code() + b"Q\n"),
    "in a form": Sheet(b"/X Do\n", _X, (_form(code()),)),
    "in a form with its own matrix": Sheet(
        b"q 1 0 0 1 0 300 cm /X Do Q\n", _X, (_form(code("120 200"), b"/BBox[0 0 800 800]/Matrix[.5 0 0 .5 0 0]"),)
    ),
    "in a form in a form": Sheet(b"/X Do\n", _X, (_form(b"/Y Do\n", resources=b"/XObject<</Y 7 0 R>>"), _form(code()))),
    "scaled up": Sheet(b"q 12 0 0 12 60 400 cm " + code("0 0", size=1) + b"Q\n"),
    "upright on its side": Sheet(b"q 0 1 -1 0 200 400 cm " + code("0 0") + b"Q\n"),
    "drawn glyphs": _type3(),
    "before a patch beside it": Sheet(code() + fill(_WHITE, "40 420 300 50")),
    "after a white patch": Sheet(fill(_WHITE) + code()),
    "layer on": _layered(_ON),
    "layer not named": _layered(b""),
    "layer on though the base is off": _layered(b"/BaseState/OFF" + _ON),
    "layer for screen, not print": _layered(_ON + _AS, _USAGE % (b"ON", b"OFF")),
    "layer of a form on": _layered(_ON, content=b"/X Do\n", more=(_form(code(), b"/BBox[0 0 400 800]/OC 6 0 R"),)),
    "member of any layer": _member(b"AnyOn", _OFF),
    "member of all layers, all on": _member(b"AllOn", _ON),
    "annotation": _annotated(4),
    "through a mask that is open": Sheet(
        b"q " + _E + code() + b"Q\n", _states(_MASKED), (_form(fill(_WHITE, _PAPER), _GROUP),)
    ),
    "multiplied": Sheet(b"q " + _E + code() + b"Q\n", _states(b"/BM/Multiply")),
    "cropped page": Sheet(code(), box=b"/MediaBox[0 0 400 800]/CropBox[30 300 380 780]"),
    "turned page": Sheet(code(), page=b"/Rotate 90"),
    "filled with tiles": _patterned(_tile(b".1 .1 .5")),
    "filled with a shade": _patterned(_shade(b"0 0 .4", b".3 0 0")),
}

TOLD: dict[str, Sheet] = {
    "white on paper": Sheet(code(ink=_WHITE)),
    "nearly white on paper": Sheet(code(ink=".97 g")),
    "black on a dark page": Sheet(code(ink=_BLACK), ground=fill(_DARK, _PAPER)),
    "dark on a dark page": Sheet(code(ink=".06 g"), ground=fill(_BLACK, _PAPER)),
    "blue on blue": Sheet(fill(_BLUE) + code(ink=_BLUE)),
    "yellow on paper of that yellow": Sheet(code(ink="1 1 .6 rg"), ground=fill("1 1 .6 rg", _PAPER)),
    "red on a red page": Sheet(code(ink=".7 0 0 rg"), ground=fill(".7 0 0 rg", _PAPER)),
    "black on a black row": Sheet(fill(_BLACK) + code()),
    "white over a light picture": Sheet(_DRAWN + code(ink=_WHITE), _X, (_image(250),)),
    "invisible": Sheet(code(state="3 Tr")),
    "only a clip": Sheet(b"q " + code(state="7 Tr").replace(b"q ", b"").replace(b" Q", b"") + b"Q\n"),
    "of one point": Sheet(code(size=1)),
    "scaled down": Sheet(b"q .08 0 0 .08 60 400 cm " + code("0 0") + b"Q\n"),
    "nearly transparent": Sheet(_E + code(), _states(b"/ca .02")),
    "nearly transparent outline": Sheet(_E + code(ink="0 G", state="1 Tr"), _states(b"/CA .02")),
    "in a transparent group": Sheet(
        b"q /E gs /X Do Q\n",
        _states(b"/ca .02") + _X,
        (_form(code(), b"/BBox[0 0 400 800]/Group<</S/Transparency>>"),),
    ),
    "through a mask that is shut": Sheet(
        b"q " + _E + code() + b"Q\n", _states(_MASKED), (_form(fill(_BLACK, _PAPER), _GROUP),)
    ),
    "white, multiplied on a dark row": Sheet(
        fill(_BLUE) + b"q " + _E + code(ink=_WHITE) + b"Q\n", _states(b"/BM/Multiply")
    ),
    "black, screened on white": Sheet(fill(_WHITE) + b"q " + _E + code() + b"Q\n", _states(b"/BM/Screen")),
    "under a white patch": Sheet(code() + fill(_WHITE)),
    "under a dark patch": Sheet(code() + fill(_DARK)),
    "under a patch in a form": Sheet(code() + b"/X Do\n", _X, (_form(fill(_WHITE)),)),
    "under a thick line": Sheet(code() + b"q 1 G 40 w 40 404 m 340 404 l S Q\n"),
    "under a picture": Sheet(code() + _DRAWN, _X, (_image(255),)),
    "under a dark picture": Sheet(code() + _DRAWN, _X, (_image(30),)),
    "under a picture with an opaque mask": Sheet(code() + _DRAWN, _X, (_image(255, b"/SMask 7 0 R"), _image(255))),
    "under a shading": Sheet(
        code() + b"q 40 380 300 50 re W n /S sh Q\n",
        b"/Shading<</S <</ShadingType 2/ColorSpace/DeviceGray/Coords[40 0 340 0]/Extend[true true]"
        b"/Function<</FunctionType 2/Domain[0 1]/C0[1]/C1[.9]/N 1>>>>>>",
    ),
    "clipped away": Sheet(b"q 40 500 300 50 re W n " + code() + b"Q\n"),
    "outside of its form": Sheet(b"/X Do\n", _X, (_form(code(), b"/BBox[0 500 400 800]"),)),
    "layer off": _layered(_OFF),
    "base off": _layered(b"/BaseState/OFF"),
    "layer for print, not screen": _layered(_ON + _AS, _USAGE % (b"OFF", b"ON")),
    "layer of a form off": _layered(_OFF, content=b"/X Do\n", more=(_form(code(), b"/BBox[0 0 400 800]/OC 6 0 R"),)),
    "member of all layers": _member(b"AllOn", _OFF),
    "member that is not one of the layers": _expressed(b"[/Not 6 0 R]", _ON + b"/OFF[8 0 R]"),
    "member of two layers": _expressed(b"[/And 8 0 R [/Or 6 0 R]]", _OFF),
    "drawn glyphs in white": _type3(b"1 g"),
    "filled with white tiles": _patterned(_tile(b"1 1 1")),
    "filled with a white shade": _patterned(_shade(b"1 1 1", b"1 1 .98")),
}

UNTOLD: dict[str, Sheet] = {
    "without width": Sheet(code(state="0 Tz")),
    "off the page": Sheet(code("500 400")),
    "below the page": Sheet(code("60 -40")),
    "off the crop": Sheet(code("60 200"), box=b"/MediaBox[0 0 400 800]/CropBox[0 300 400 780]"),
    "hidden annotation": _annotated(2),
    "annotation not to be viewed": _annotated(32),
}
