"""Copies a corpus of real documents as another scanner, camera or printer would have given them, with the same truth.

In: `python -m bench.perturbed MANIFEST OUT [--seed N]`. Out: OUT/manifest.jsonl and OUT/files, for
whatever scores the corpus itself. Never: chance without a seed; an input written to; a value of the truth changed.

What is read on the corpus and lost on its copy hangs on a pixel: the way it is found is too narrow.
"""

# mypy: disallow-untyped-calls=False
# The PDF library has no types.
from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pymupdf
from PIL import Image, ImageFilter, ImageOps

DPI = 200
POINTS = 72.0
PAGES = 4


class Change(NamedTuple):
    """How a picture is changed: a scale, degrees, shares of each side cut off, pixels of blur, an exponent, grain, JPEG's quality."""

    scale: float
    turn: float
    cut: tuple[float, float, float, float]
    blur: float
    gamma: float
    grain: float
    quality: int


def change_of(name: str, seed: int, *, digital: bool) -> Change:
    """Return a document's change, the same for the same name and seed."""
    chance = np.random.default_rng(int(hashlib.sha256(f"{seed}/{name}".encode()).hexdigest()[:12], 16))
    scale, turn, blur = chance.uniform(0.85, 1.2), chance.uniform(-1.2, 1.2), chance.uniform(0.2, 0.7)
    cut = tuple(chance.uniform(0, 0.012, 4))
    return Change(
        scale=1.0 if digital else scale,
        turn=turn * (0.6 if digital else 1.0),
        cut=(0, 0, 0, 0) if digital else (cut[0], cut[1], cut[2], cut[3]),
        blur=blur,
        gamma=chance.uniform(0.8, 1.3),
        grain=chance.uniform(1, 4),
        quality=int(chance.integers(55, 76)),
    )


def changed(picture: Image.Image, how: Change, seed: int) -> bytes:
    """Return a picture changed, as a JPEG; what comes in from beyond the edge looks as the edge does."""
    grey = picture.mode in {"L", "1"}
    image = picture.convert("L" if grey else "RGB")
    width, height = image.size
    left, top, right, bottom = how.cut
    image = image.crop(
        (int(left * width), int(top * height), int(width - right * width), int(height - bottom * height))
    )
    pixels = np.asarray(image)
    edge = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    ground = np.median(edge, axis=0)
    fill = int(ground) if grey else tuple(int(v) for v in ground)
    image = image.rotate(how.turn, Image.Resampling.BICUBIC, fillcolor=fill)
    size = (max(1, round(image.width * how.scale)), max(1, round(image.height * how.scale)))
    image = image.resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(how.blur))
    values = 255 * (np.asarray(image, dtype=np.float32) / 255) ** how.gamma
    grain = np.random.default_rng(seed).normal(0, how.grain, values.shape[:2]).astype(np.float32)
    values += grain if grey else grain[..., None]
    out = io.BytesIO()
    Image.fromarray(np.clip(values, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=how.quality)
    return out.getvalue()


def copy_of(data: bytes, suffix: str, how: Change, seed: int) -> tuple[bytes, str]:
    """Return a document's changed bytes and its suffix: a picture stays one, a PDF becomes one of pictures."""
    if suffix != ".pdf":
        picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
        return changed(picture, how, seed), ".jpg"
    scan = pymupdf.open()
    with pymupdf.open(stream=data) as pdf:
        for number, page in enumerate(pdf.pages(0, PAGES)):
            pixmap = page.get_pixmap(dpi=DPI)
            picture = Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
            jpeg = changed(picture, how, seed + number)
            with Image.open(io.BytesIO(jpeg)) as image:
                sides = [side * POINTS / (DPI * how.scale) for side in image.size]
            sheet = scan.new_page(width=sides[0], height=sides[1])
            sheet.insert_image(sheet.rect, stream=jpeg)
    return bytes(scan.tobytes(garbage=3, no_new_id=True)), ".pdf"


def main(arguments: list[str]) -> int:
    """Write the changed corpus; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="bench.perturbed", description="Copy a corpus as other scanners would give it."
    )
    parser.add_argument("manifest", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    (given.out / "files").mkdir(parents=True, exist_ok=True)
    rows = []
    for line in given.manifest.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source = given.manifest.parent / row["file"]
        how = change_of(row["id"], given.seed, digital=row["kind"] == "digital")
        data, suffix = copy_of(source.read_bytes(), source.suffix.lower(), how, given.seed)
        row["file"] = f"files/{row['id'].replace('/', '_')}{suffix}"
        (given.out / row["file"]).write_bytes(data)
        rows.append(json.dumps(row, ensure_ascii=False))
    (given.out / "manifest.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} documents in {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
