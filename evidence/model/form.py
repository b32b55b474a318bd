"""How the results are written: what never changes the answer, only the form of the marks and of the upload folder.

In: nothing. Out: a frozen type. Never: a default that depends on the machine.
"""

from __future__ import annotations

from typing import Literal

import msgspec

MarkShape = Literal["highlight", "circle"]
UploadChoice = Literal["originals", "marked", "none"]
PageChoice = Literal["all", "evidence"]


class ReportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`upload` says what the upload folder holds, `pages` which pages of it; `max_megabytes` overrules the pack's limit.

    `identity` puts identity papers there too: they are private, and sent only where a notice asks for them.
    """

    mark: MarkShape = "highlight"
    upload: UploadChoice = "originals"
    pages: PageChoice = "all"
    max_megabytes: float | None = None
    identity: bool = False
