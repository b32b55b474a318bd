"""manifest.json: the hashes of originals, of highlighted copies and of every other file written.

In: a Report, the copies, the files written. Out: bytes. Never: a date, a path of this machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from evidence.report.contract import dumps
from evidence.report.folder import MANIFEST, Artifact, Written
from evidence.report.highlight import Copy, renderer
from evidence.report.upload import Sent

if TYPE_CHECKING:
    from evidence.model import Report


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """An input as it was read: `part` is an attachment of it."""

    path: str
    part: str | None
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What the output folder holds and what it was made from; `renderer` drew the pages whose pixels are hashed.

    `made_of` is a digest of the answer and of all else that the files depend on; None where a copy is missing.
    """

    schema: Literal[1]
    tool: str
    originals: tuple[Original, ...]
    copies: tuple[Copy, ...]
    files: tuple[Written, ...]
    upload: tuple[Sent, ...] = ()
    renderer: str | None = None
    made_of: str | None = None


def manifest(
    report: Report,
    copies: tuple[Copy, ...],
    sent: tuple[Sent, ...],
    files: tuple[Written, ...],
    made_of: str | None = None,
) -> Artifact:
    """Return manifest.json, to be written last."""
    originals = tuple(Original(path=s.path, part=s.part, sha256=s.sha256) for s in report.case.documents)
    whole = Manifest(
        schema=1,
        tool=report.tool,
        originals=originals,
        copies=copies,
        files=tuple(sorted(files, key=lambda w: w.path)),
        upload=sent,
        renderer=renderer() if any(c.pages for c in copies) else None,
        made_of=made_of,
    )
    return Artifact(path=MANIFEST, data=dumps(whole, indent=1) + b"\n")
