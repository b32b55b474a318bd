"""upload.txt: what the upload folder holds and how each file was made, what is too large, what was left out and why.

In: the files sent, their sizes, the papers left out. Out: lines for a person. Never: a choice of what is sent.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from evidence.report.packing import MEGABYTE
from evidence.report.wording import paper_named
from evidence.texts import Amount, Text, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.report.options import ReportOptions
    from evidence.report.packing import Rules
    from evidence.report.upload import How, Sent
    from evidence.texts import Texts

UPLOAD = "upload"
Left = tuple[Text, Text]  # a paper, and why it is not sent
_HOW: Texts[How] = {
    "as it is": "byte for byte",
    "recompressed": "stored tighter, nothing lost",
    "unlocked": "without its password, nothing else changed",
    "bare": "the same picture without the camera's notes and thumbnails, nothing lost",
    "page": "the picture on a PDF page, nothing lost",
    "cover": "cover sheet: which page proves which item",
}


def warned(path: str, size: int, rules: Rules, identity: float | None) -> Iterator[Text]:
    """Yield what is to be said of a file's size; `identity` is the limit of identity papers in megabytes."""
    name = PurePosixPath(path).name
    if rules.most is not None and size > rules.most:
        yield message(
            "{file} has {size}, more than the {limit} that are accepted, and cannot be made smaller without harm to "
            "what it shows. Scan it again at 300 dpi, in gray.",
            file=name,
            size=_size(size),
            limit=_size(rules.most),
        )
    elif rules.most is None and identity and size > identity * MEGABYTE:
        yield message(
            "{file} has {size}. No limit is stated for such papers; identity papers may have {limit}.",
            file=name,
            size=_size(size),
            limit=_size(int(identity * MEGABYTE)),
        )


def listed(
    sent: tuple[Sent, ...], sizes: dict[str, int], left: list[Left], told: list[Text], options: ReportOptions
) -> Iterator[Text]:
    """Yield the lines of upload.txt: what is there and how it was made, what is too large, what was left out and why."""
    if sent:
        yield message("What to send is in the folder {folder}, in this order.", folder=f"{UPLOAD}/")
        if options.upload == "marked":
            yield message("The papers there are the marked copies; the originals lie untouched in the case folder.")
        else:
            yield message(
                "The papers there are the originals, without marks; marked copies lie in highlighted/, to be sent "
                "where a notice asks to highlight."
            )
        yield ""
    else:
        yield message("Nothing: no paper proves a flagged item yet.")
    for one in sent:
        file, size, how = one.path.removeprefix(f"{UPLOAD}/"), _size(sizes[one.path]), _how(one)
        if one.original:
            paper = paper_named(one.original, one.part)
            yield message("{file}  ({size})  {paper}: {how}", file=file, size=size, paper=paper, how=how)
        else:
            yield message("{file}  ({size})  {how}", file=file, size=size, how=how)
    yield from ("", *told) if told else ()
    if left:
        yield from ("", message("Left out, and why:"))
        yield from (message("- {paper}: {why}", paper=paper, why=why) for paper, why in left)


def _how(one: Sent) -> Text:
    """Return how a file was made."""
    pages, count = _runs(one.pages), len(one.pages)
    if one.how == "pages":
        return plural("page {pages} alone", "pages {pages} alone", count, pages=pages)
    if one.how == "part":
        return plural("page {pages}, one of several parts", "pages {pages}, one of several parts", count, pages=pages)
    if one.how == "picture":
        return message("page {page} as a picture, because the paper's own format is not accepted here", page=pages)
    if one.how == "scan":
        return message("page {page}: the scan's own picture, byte for byte", page=pages)
    if one.how == "reencoded":
        return plural(
            "page {pages}, NOT byte for byte: its pictures were stored again to fit the size; the worst place differs by "
            "{loss} of 255 shades of gray",
            "pages {pages}, NOT byte for byte: their pictures were stored again to fit the size; the worst place differs "
            "by {loss} of 255 shades of gray",
            count,
            pages=pages,
            loss=Amount(f"{one.loss or 0:.1f}"),
        )
    return message(_HOW[one.how])


def _runs(pages: tuple[int, ...]) -> str:
    """Return pages in words: "1-3, 7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _size(count: int) -> Text:
    if count >= MEGABYTE:
        return message("{count} MB", count=Amount(f"{count / MEGABYTE:.1f}"))
    return message("{count} kB", count=max(1, round(count / 1000)))
