"""The dots per inch of an image are those that its file states; nobody's default is taken for a statement."""

from __future__ import annotations

import pytest

from evidence.values.pictures import dots_per_inch, stated_dots


@pytest.mark.parametrize(
    ("kind", "info", "exif", "dots"),
    [
        ("JPEG", {"jfif_unit": 1, "dpi": (300, 300)}, {}, 300.0),
        ("JPEG", {"jfif_unit": 0, "dpi": (72, 72)}, {274: 8}, 96.0),
        ("JPEG", {"dpi": (72, 72)}, {274: 6}, 96.0),
        ("MPO", {"jfif_unit": 0, "dpi": (72, 72)}, {0x011A: 72.0}, 72.0),
        ("JPEG", {"jfif_unit": 0}, {}, 96.0),
        ("PNG", {"dpi": (200, 200)}, {}, 200.0),
        ("TIFF", {}, {}, 96.0),
    ],
)
def test_only_what_is_stated_counts(kind: str, info: dict[str, object], exif: dict[int, object], dots: float) -> None:
    assert dots_per_inch(stated_dots(kind, info, exif)) == (dots, dots)
