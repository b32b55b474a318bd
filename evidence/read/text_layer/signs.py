"""Signs in a file that a reviewer may ask about: who made it, whether it was changed, what it showed earlier.

In: an opened PDF with its bytes, or an opened image. Out: Signs, each with its place. Never: a judgement: an editing
program or a second revision is a fact about the file, and has honest reasons too.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from evidence.model import Sign
from evidence.read.drawn import images
from evidence.read.geometry import rotation
from evidence.read.text_layer import laid
from evidence.read.text_layer.odd_fonts import odd_fonts
from evidence.read.text_layer.revisions import revisions
from evidence.read.text_layer.whitened import patches

if TYPE_CHECKING:
    from PIL.Image import Image

# Programs that change pictures and pages, or write texts; not those that scan, print, sign or make invoices.
_IMAGE_EDITORS = (
    "photoshop", "lightroom", "gimp", "pixelmator", "affinity photo", "paint.net", "picsart", "snapseed", "photopea", "facetune",
    "corel paint", "photopaint", "photo-paint", "acdsee", "pixlr", "fotor", "canva", "krita", "photoscape", "paintshop", "meitu",
)  # fmt: skip
_PAGE_EDITORS = (
    *_IMAGE_EDITORS,
    "illustrator", "indesign", "inkscape", "coreldraw", "affinity designer", "affinity publisher", "publisher", "microsoft word",
    "microsoft\N{REGISTERED SIGN} word", "microsoft excel", "microsoft\N{REGISTERED SIGN} excel", "powerpoint", "writer", "calc",
    "openoffice", "libreoffice", "google docs", "pages", "numbers", "wps office", "wps writer", "sejda", "pdfescape", "smallpdf",
    "ilovepdf", "pdfelement", "pdf-xchange editor", "foxit phantompdf", "foxit pdf editor", "nitro pro", "soda pdf", "pdffiller",
    "dochub", "pdf candy", "master pdf editor", "scribus", "figma", "lightpdf", "pdf expert", "infix", "pdfsam", "xodo",
)  # fmt: skip
# Short words that are programs only when they are the whole name ("Pages", "Writer").
_WHOLE = frozenset(("pages", "writer", "calc", "numbers", "publisher"))
_PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")
_LATER = timedelta(minutes=10)
_UNZONED = timedelta(hours=26)
_SOFTWARE, _PROCESSING = 305, 11
_HEAD = 65536


def signs_of_pdf(pdf: Any, data: bytes) -> tuple[Sign, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the signs of a PDF as a whole, and what earlier revisions of it showed otherwise."""
    return (*_metadata(pdf.metadata or {}), *revisions(pdf, data))


def signs_of_page(page: Any, number: int) -> tuple[Sign, ...]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the signs of a PDF's page; one that is too odd to be looked at has none."""
    try:
        return (*odd_fonts(page, number), *patches(page, number), *laid.signs(page, number), *_pictures(page, number))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- a damaged page says so elsewhere
        return ()


def signs_of_image(image: Image, number: int) -> tuple[Sign, ...]:
    """Return the signs of an image file: the program that wrote it, where that changes pictures."""
    try:
        exif = image.getexif()
        told = [exif.get(_SOFTWARE), exif.get(_PROCESSING), image.info.get("Software"), image.info.get("software")]
        xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- Pillow raises anything on damaged metadata
        return ()
    names = [str(t) for t in told if t] + _xmp_tools(xmp if isinstance(xmp, bytes) else str(xmp).encode())
    used = next((n for n in names if _is_one_of(n, _IMAGE_EDITORS)), None)
    return (Sign(kind="image_software", page=number, now=_clean(used)),) if used else ()


def _xmp_tools(xmp: bytes) -> list[str]:
    found = re.findall(rb"CreatorTool(?:>|=\")([^<\"]{1,80})", xmp)
    return [f.decode("utf-8", "replace") for f in found]


def _metadata(told: dict[str, str | None]) -> list[Sign]:
    names = dict.fromkeys(_clean(told.get(key) or "") for key in ("creator", "producer"))
    signs = [Sign(kind="software", now=name) for name in names if _is_one_of(name, _PAGE_EDITORS)][:1]
    made, changed = _moment(told.get("creationDate")), _moment(told.get("modDate"))
    if made and changed:
        zoned = made.tzinfo is not None and changed.tzinfo is not None
        gap = changed - made if zoned else changed.replace(tzinfo=None) - made.replace(tzinfo=None)
        if gap > (_LATER if zoned else _UNZONED):
            signs.append(Sign(kind="changed", now=f"{changed:%Y-%m-%d %H:%M}", before=f"{made:%Y-%m-%d %H:%M}"))
    return signs


def _clean(name: str | None) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in name or "").split())[:60]


def _is_one_of(name: str, programs: tuple[str, ...]) -> bool:
    low = name.casefold()
    first = re.split(r"[\s\d(,;-]", low, maxsplit=1)[0]
    return any((first == p if p in _WHOLE else re.search(rf"(?<!\w){re.escape(p)}(?!\w)", low)) for p in programs)


def _moment(text: str | None) -> datetime | None:
    """Return a PDF date; its time zone only where it names one."""
    m = _PDF_DATE.match(text or "")
    if m is None:
        return None
    year, month, day, hour, minute, second = (int(g or 0) for g in m.groups()[:6])
    zone = UTC if m[7] else None
    if m[8]:
        offset = timedelta(hours=int(m[9]), minutes=int(m[10] or 0))
        zone = timezone(offset if m[8] == "+" else -offset) if offset < timedelta(hours=24) else None
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _pictures(page: Any, number: int) -> list[Sign]:  # noqa: ANN401 -- PyMuPDF has no types
    """Return the image programs that a page's own JPEGs name in their heads."""
    for image in images(page):
        if image[8] == "DCTDecode":
            head = page.parent.xref_stream_raw(image[0])[:_HEAD].lower()
            named = next((p for p in _IMAGE_EDITORS if p.encode() in head), None)
            if named:
                where = page.get_image_rects(image[0])
                return [
                    Sign(
                        kind="image_software",
                        page=number,
                        box=_box(page, where[0]) if where else None,
                        now=named.title(),
                    )
                ]
    return []


def _box(page: Any, rect: Any) -> Any:  # noqa: ANN401 -- PyMuPDF has no types
    from evidence.read.geometry import Projection, place

    return place(Projection(*rotation(page)), *tuple(rect))[0]
