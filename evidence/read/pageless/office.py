"""Word and Excel files (DOCX, XLSX) -> their text with tables kept, and the warning that marketplaces refuse them.

In: bytes of a zip container. Out: a Document without places. Never: a macro, a link, an entity, an unpacked size beyond
the caps. Deleted text is left out; hidden text and hidden sheets are kept as hidden.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from evidence.errors import ReadError
from evidence.read.pageless import flat, word, workbook
from evidence.read.pageless.parts import DAMAGED, SAVE, TOO_LARGE
from evidence.values.extent import MOST_CELLS, cells_of

if TYPE_CHECKING:
    from evidence.model import Document, Effort, Limits, Source
    from evidence.texts import Sentence

_MOST_BYTES = 200_000_000
_MOST_PARTS = 20_000
_TOO_WIDE: Sentence = "The cells of a sheet lie too far apart to be read."


def read_office(source: Source, data: bytes, effort: Effort, limits: Limits, pages: tuple[int, ...] | None) -> Document:
    """Return the document of a DOCX or XLSX file; ReadError when damaged or larger than the caps."""
    del effort
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            _check(box)
            if word.BODY in box.namelist():
                return flat.document(source, [word.text(box)], "Word file", limits, pages)
            if cells_of(data) > MOST_CELLS:  # the reader of workbooks would end the process
                raise ReadError(_TOO_WIDE, then=SAVE)
            return flat.document(source, list(workbook.sheets(data, box)), "Excel file", limits, pages)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise ReadError(DAMAGED, then=SAVE) from error


def _check(box: zipfile.ZipFile) -> None:
    members = box.infolist()
    if len(members) > _MOST_PARTS or sum(m.file_size for m in members) > _MOST_BYTES:
        raise ReadError(TOO_LARGE, then=SAVE)
