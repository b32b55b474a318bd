"""Papers whose count, date or code is set in a font of its own, which names other signs than it draws, or the same.

In: nothing. Out: drawn PDFs by name. Each sign has a code of its own, so that a font can say anything about what it draws.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pymupdf
from trade_papers import ASIN, EAN, LINE, Sheet, draw

FONTS = Path("/usr/share/fonts")
SANS = "truetype/liberation/LiberationSans-Regular.ttf"
COUNT, DATE, CODE, NUMBER = (337.0, 278.0), (422.0, 144.0), (195.0, 278.0), (266.0, 278.0)
_EMPTY = {COUNT: 3, CODE: 1, NUMBER: 2}
_JAPAN = 17 - ord("0")  # the number of a digit in Adobe-Japan1


class Lettered(NamedTuple):
    """Signs in a font of their own: where, what is drawn, what is said of each sign, and how the font is made."""

    at: tuple[float, float]
    shown: str
    said: tuple[str, ...]
    how: str = "type0"
    file: str = SANS
    where: str = "page"
    named: str = "ABCDEF+Own"


def paper(path: Path, *own: Lettered, turn: int = 0, behind: bool = False) -> Path:
    """Draw a paper whose signs at some places are in fonts of their own; `behind` an honest page."""
    cells = list(LINE)
    for one in own:
        if one.at in _EMPTY:
            cells[_EMPTY[one.at]] = ""
    facts = (
        "Invoice No: NT-20417",
        "Invoice date:" if any(o.at == DATE for o in own) else "Invoice date: 14 March 2026",
    )
    sheet = Sheet(facts=facts, rows=(tuple(cells),))
    draw(path, *((Sheet(rows=()), sheet) if behind else (sheet,)))
    with pymupdf.open(path) as pdf:
        if behind:
            honest = Lettered((45, 500), "1234567890", tuple("1234567890"))
            _put(pdf, pdf[0], honest, 0)
        page = pdf[-1]
        for number, one in enumerate(own, 1):
            _put(pdf, page, one, number)
        page.set_rotation(turn)
        data = pdf.tobytes()
    path.write_bytes(data)
    return path


def _put(pdf: Any, page: Any, one: Lettered, number: int) -> None:  # noqa: ANN401 -- PyMuPDF has no types
    made, codes = MAKERS[one.how](pdf, one)
    font = made if one.where == "direct" else f"{_object(pdf, made)} 0 R"
    name = f"Own{number}"
    x, y = one.at
    text = f"q 0 g BT /{name} 8.5 Tf {x} {842 - y} Td <{codes}> Tj ET Q".encode()
    page.wrap_contents()
    if one.where == "form":
        entries = f"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</{name} {font}>>>>>>"
        form = _object(pdf, entries, text)
        _resource(pdf, page, "XObject", f"X{number}", f"{form} 0 R")
        text = f"q /X{number} Do Q".encode()
    elif one.where == "note":
        entries = f"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</{name} {font}>>>>>>"
        form = _object(pdf, entries, text)
        note = (
            f"<</Type/Annot/Subtype/FreeText/F 4/Rect[0 0 595 842]/DA(/Helv 8 Tf 0 g)/Contents()/AP<</N {form} 0 R>>>>"
        )
        pdf.xref_set_key(page.xref, "Annots", f"[{_object(pdf, note)} 0 R]")
        return
    else:
        _resource(pdf, page, "Font", name, font)
    contents = _object(pdf, "<<>>", text)
    there = " ".join(f"{x} 0 R" for x in page.get_contents())
    pdf.xref_set_key(page.xref, "Contents", f"[{there} {contents} 0 R]")


def _resource(pdf: Any, page: Any, kind: str, name: str, value: str) -> None:  # noqa: ANN401 -- as above
    xref, path = page.xref, ""
    for step in ("Resources", kind):
        path = f"{path}/{step}" if path else step
        there, where = pdf.xref_get_key(xref, path)
        if there == "xref":
            xref, path = int(where.split()[0]), ""
    pdf.xref_set_key(xref, f"{path}/{name}" if path else name, value)


def _object(pdf: Any, entries: str, data: bytes | None = None) -> int:  # noqa: ANN401 -- as above
    xref: int = pdf.get_new_xref()
    pdf.update_object(xref, entries)
    if data is not None:
        pdf.update_stream(xref, data, new=True)
    return xref


def _map(pdf: Any, said: tuple[str, ...], first: int, digits: int) -> str:  # noqa: ANN401 -- as above
    """Return the reference of a map of codes to what is said."""
    lines = "".join(f"<{first + n:0{digits}x}> <{text.encode('utf-16-be').hex()}>\n" for n, text in enumerate(said))
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
    space = f"1 begincodespacerange <{'0' * digits}> <{'f' * digits}> endcodespacerange\n"
    body = f"{head}{space}{len(said)} beginbfchar\n{lines}endbfchar endcmap end end"
    return f"{_object(pdf, '<<>>', body.encode())} 0 R"


def _file(one: Lettered) -> bytes:
    """Return a font's file without its table of names, as parts of fonts come: its name is what the paper says."""
    data = (FONTS / one.file).read_bytes()
    head = 12 + 16 * int.from_bytes(data[4:6], "big")
    return data[:head].replace(b"name", b"none") + data[head:]


def _type0(pdf: Any, one: Lettered) -> tuple[str, str]:  # noqa: ANN401 -- as above
    font = pymupdf.Font(fontfile=str(FONTS / one.file))
    gids = [font.has_glyph(ord(c)) for c in one.shown]
    first = 0x100
    table = b"\0\0" * first + b"".join(gid.to_bytes(2, "big") for gid in gids)
    data = _file(one)
    cff = data[:4] == b"OTTO"
    file = _object(pdf, "<</Subtype/OpenType>>" if cff else "<<>>", data)
    widths = " ".join(str(round(1000 * font.glyph_advance(ord(c)))) for c in one.shown)
    described = f"<</Type/FontDescriptor/FontName/{one.named}/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80/{'FontFile3' if cff else 'FontFile2'} {file} 0 R>>"
    chosen = f"/CIDToGIDMap {_object(pdf, '<<>>', table)} 0 R"
    below = f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{one.named}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {_object(pdf, described)} 0 R/DW 556/W[{first}[{widths}]]{chosen}>>"
    made = f"<</Type/Font/Subtype/Type0/BaseFont/{one.named}/Encoding/Identity-H/DescendantFonts[{_object(pdf, below)} 0 R]/ToUnicode {_map(pdf, one.said, first, 4)}>>"
    return made, "".join(f"{first + n:04x}" for n in range(len(one.shown)))


def _collection(pdf: Any, one: Lettered) -> tuple[str, str]:  # noqa: ANN401 -- as above
    """Make a font of a Japanese collection: its numbers say the signs, the map of glyphs draws what it likes."""
    font = pymupdf.Font(fontfile=str(FONTS / one.file))
    cids = [ord(text) + _JAPAN for text in one.said]
    table = bytearray(2 * (max(cids) + 1))
    for cid, c in zip(cids, one.shown, strict=True):
        table[2 * cid : 2 * cid + 2] = font.has_glyph(ord(c)).to_bytes(2, "big")
    file = _object(pdf, "<<>>", (FONTS / one.file).read_bytes())
    described = f"<</Type/FontDescriptor/FontName/{one.named}/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80/FontFile2 {file} 0 R>>"
    below = f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{one.named}/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/FontDescriptor {_object(pdf, described)} 0 R/DW 556/CIDToGIDMap {_object(pdf, '<<>>', bytes(table))} 0 R>>"
    made = f"<</Type/Font/Subtype/Type0/BaseFont/{one.named}/Encoding/Identity-H/DescendantFonts[{_object(pdf, below)} 0 R]>>"
    return made, "".join(f"{cid:04x}" for cid in cids)


_NAMES = dict(zip("0123456789", ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), strict=True)) | {
    "-": "hyphen", " ": "space", ".": "period", "/": "slash"}  # fmt: skip


def _simple(pdf: Any, one: Lettered) -> tuple[str, str]:  # noqa: ANN401 -- as above
    """Make a TrueType font of one byte, encoded by names, with a map that says what it likes."""
    font = pymupdf.Font(fontfile=str(FONTS / one.file))
    file = _object(pdf, "<<>>", _file(one))
    widths = " ".join(str(round(1000 * font.glyph_advance(ord(c)))) for c in one.shown)
    described = f"<</Type/FontDescriptor/FontName/{one.named}/Flags 32/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80/FontFile2 {file} 0 R>>"
    named = " ".join(f"/{_NAMES.get(c, c)}" for c in one.shown)
    made = f"<</Type/Font/Subtype/TrueType/BaseFont/{one.named}/FirstChar 128/LastChar {127 + len(one.shown)}/Widths[{widths}]/FontDescriptor {_object(pdf, described)} 0 R/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[128 {named}]>>/ToUnicode {_map(pdf, one.said, 128, 2)}>>"
    return made, "".join(f"{128 + n:02x}" for n in range(len(one.shown)))


def _plain(pdf: Any, one: Lettered) -> tuple[str, str]:  # noqa: ANN401 -- as above
    """Make a font that is not in the file, its signs named, with a map that says what it likes."""
    named = " ".join(f"/{_NAMES.get(c, c)}" for c in one.shown)
    made = f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[128 {named}]>>/ToUnicode {_map(pdf, one.said, 128, 2)}>>"
    return made, "".join(f"{128 + n:02x}" for n in range(len(one.shown)))


def _named(pdf: Any, one: Lettered) -> tuple[str, str]:  # noqa: ANN401 -- as above
    """Make a font that is not in the file, its signs named, without a map: what is drawn is what is said."""
    named = " ".join(f"/{_NAMES.get(c, c)}" for c in one.shown)
    assert "".join(one.said) == one.shown
    made = f"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Type/Encoding/Differences[128 {named}]>>>>"
    return made, "".join(f"{128 + n:02x}" for n in range(len(one.shown)))


def _type1(pdf: Any, one: Lettered) -> tuple[str, str]:  # noqa: ANN401 -- as above
    """Make a Type 1 font that is in the file, with a map that says what it likes."""
    data = (FONTS / one.file).read_bytes()
    ends = data.index(b"eexec") + 6
    file = _object(pdf, f"<</Length1 {ends}/Length2 {len(data) - ends}/Length3 0>>", data)
    described = f"<</Type/FontDescriptor/FontName/{one.named}/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80/FontFile {file} 0 R>>"
    named = " ".join(f"/{_NAMES.get(c, c)}" for c in one.shown)
    widths = " ".join("600" for _ in one.shown)
    made = f"<</Type/Font/Subtype/Type1/BaseFont/{one.named}/FirstChar 128/LastChar {127 + len(one.shown)}/Widths[{widths}]/FontDescriptor {_object(pdf, described)} 0 R/Encoding<</Type/Encoding/Differences[128 {named}]>>/ToUnicode {_map(pdf, one.said, 128, 2)}>>"
    return made, "".join(f"{128 + n:02x}" for n in range(len(one.shown)))


# Which of the seven bars show: top, upper left, upper right, middle, lower left, lower right, bottom.
_BARS = {"0": "1110111", "1": "0010010", "2": "1011101", "3": "1011011", "4": "0111010", "5": "1101011", "6": "1101111",
         "7": "1010010", "8": "1111111", "9": "1111011"}  # fmt: skip
_LINES = ("50 700 m 450 700 l", "50 350 m 50 700 l", "450 350 m 450 700 l", "50 350 m 450 350 l", "50 0 m 50 350 l",
          "450 0 m 450 350 l", "50 0 m 450 0 l")  # fmt: skip


def _drawn(pdf: Any, one: Lettered) -> tuple[str, str]:  # noqa: ANN401 -- as above
    """Make a font whose glyphs are drawings of seven bars, named as is said."""
    procs = ""
    for n, c in enumerate(one.shown):
        lines = " ".join(line for line, bar in zip(_LINES, _BARS[c], strict=True) if bar == "1")
        procs += f"/g{n} {_object(pdf, '<<>>', f'500 0 0 0 500 700 d1 70 w 1 J {lines} S'.encode())} 0 R"
    names = " ".join(f"/g{n}" for n in range(len(one.shown)))
    made = f"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 128/LastChar {127 + len(one.shown)}/Widths[{' '.join('600' for _ in one.shown)}]/Encoding<</Type/Encoding/Differences[128 {names}]>>/CharProcs<<{procs}>>/Resources<<>>/ToUnicode {_map(pdf, one.said, 128, 2)}>>"
    return made, "".join(f"{128 + n:02x}" for n in range(len(one.shown)))


MAKERS = {
    "type0": _type0, "collection": _collection, "simple": _simple, "plain": _plain, "named": _named, "type1": _type1, "drawn": _drawn,
}  # fmt: skip
_FORTY = ("4", "0")
LIES: dict[str, tuple[Lettered, ...]] = {
    "count": (Lettered(COUNT, "10", _FORTY),),
    "one sign says two": (Lettered(COUNT, "4", ("40",)),),
    "a blank says nought": (Lettered(COUNT, "4 ", _FORTY),),
    "a point says nothing": (Lettered(COUNT, "4.0", ("4", "\u200b", "0")),),
    "a minus says a blank": (Lettered(COUNT, "-40", (" ", "4", "0")),),
    "two codes for one sign": (Lettered(COUNT, "10", _FORTY), Lettered((45, 600), "4010", tuple("4010"))),
    "date": (Lettered(DATE, "14/03/2024", tuple("14/03/2026")),),
    "code": (Lettered(CODE, "B0X7KQ81ZD", tuple(ASIN)),),
    "number": (Lettered(NUMBER, "4006381333924", tuple(EAN)), Lettered(CODE, "B0X7M2OTRI", tuple("NONE999999"))),
    "one byte": (Lettered(COUNT, "10", _FORTY, "simple"),),
    "not in the file": (Lettered(COUNT, "10", _FORTY, "plain"),),
    "type 1": (Lettered(COUNT, "10", _FORTY, "type1", "type1/urw-base35/NimbusRoman-Regular.t1"),),
    "compact": (Lettered(COUNT, "10", _FORTY, file="opentype/urw-base35/NimbusSans-Regular.otf"),),
    "collection": (Lettered(COUNT, "10", _FORTY, "collection"),),
    "drawings": (Lettered(COUNT, "10", _FORTY, "drawn"),),
    "in a form": (Lettered(COUNT, "10", _FORTY, where="form"),),
    "in a note": (Lettered(COUNT, "10", _FORTY, where="note"),),
    "of no number": (Lettered(COUNT, "10", _FORTY, where="direct"),),
    "two of one name": (Lettered(COUNT, "10", _FORTY, named="ABCDEF+Arial"), Lettered((45, 600), "4401", tuple("4401"), named="ABCDEF+Arial")),
    "with a dotted nought": (Lettered(COUNT, "10", _FORTY, file="truetype/dejavu/DejaVuSansMono.ttf"),),
    "by hand": (Lettered(COUNT, "10", _FORTY, file="opentype/urw-base35/Z003-MediumItalic.otf"),),
    "bold serif": (Lettered(COUNT, "12", _FORTY, file="opentype/urw-base35/C059-Bold.otf"),),
    "two of five": (Lettered(COUNT, "25", ("5", "2")),),
}  # fmt: skip
HONEST: dict[str, tuple[Lettered, ...]] = {
    **{
        Path(file).stem: (Lettered(COUNT, "40", _FORTY, file=file), Lettered(DATE, "14/03/2026", tuple("14/03/2026"), file=file), Lettered((45, 600), "1234567890", tuple("1234567890"), file=file))
        for file in (
            SANS, "truetype/liberation/LiberationSerif-Bold.ttf", "truetype/liberation/LiberationMono-Regular.ttf", "truetype/liberation/LiberationSansNarrow-Italic.ttf",
            "truetype/dejavu/DejaVuSans-ExtraLight.ttf", "truetype/dejavu/DejaVuSerif.ttf", "truetype/dejavu/DejaVuSansMono-Bold.ttf",
            "opentype/urw-base35/C059-Italic.otf", "opentype/urw-base35/P052-Roman.otf", "opentype/urw-base35/URWGothic-Book.otf",
            "opentype/urw-base35/URWBookman-Demi.otf", "opentype/urw-base35/Z003-MediumItalic.otf", "opentype/urw-base35/NimbusMonoPS-Regular.otf",
        )
    },
    "simple": (Lettered(COUNT, "40", _FORTY, "simple"),),
    "plain": (Lettered(COUNT, "40", _FORTY, "plain"),),
    "named": (Lettered(COUNT, "40", _FORTY, "named"),),
    "type 1": (Lettered(COUNT, "40", _FORTY, "type1", "type1/urw-base35/NimbusSans-Regular.t1"),),
    "collection": (Lettered(COUNT, "40", _FORTY, "collection"),),
    "in a form": (Lettered(COUNT, "40", _FORTY, where="form"),),
    "of no number": (Lettered(COUNT, "40", _FORTY, where="direct"),),
    "a mark that is nothing": (Lettered(COUNT, "40", _FORTY), Lettered((45, 600), "1234567890", tuple("1234567890")), Lettered((45, 620), "½¼", ("1/2", "1/4"))),
}  # fmt: skip
