"""PP-OCRv6 from rapidocr's wheel: the slow reader that also reads photos, receipts and Chinese.

In: a gray image. Out: words with pixel boxes. Never: a download (all models are named by path), a second thread.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from evidence.read.engines.seam import Seen, grown, shrunk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.read.engines.seam import Engine, Gray
    from evidence.texts import Sentence

DETECT, RECOGNISE, CLASSIFY = (
    "PP-OCRv6_det_small.onnx",
    "PP-OCRv6_rec_small.onnx",
    "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
)

_ON_THE_NETWORK = "default_models.yaml"

# Letters are read off so many pixels along a page, and lines are sought on pixels between so many across it: on the most
# where they are read, on the least where it is only asked whether something stands there (`lines`). Of a page at 300 dpi
# that finds and reads as well as more pixels do; till rolls, which are narrow, need the least (it makes them larger).
_ENOUGH, ACROSS_LEAST, _ACROSS_MOST = 2000, 736, 1000
# One crop at a time, no wider than its text: the recogniser's time goes by width, and a batch is padded to its widest.
_TIGHT: dict[str, object] = {"Rec.rec_batch_num": 1, "Rec.rec_img_shape": [3, 48, 32]}
_GAP = 0.35  # of the height: a wider gap parts two words
_STEP = 1.4  # of the usual way from sign to sign: likewise
# Fullwidth letters, digits and full stops are those that everybody else prints.
_PLAIN = {0xFF01 + n: 0x21 + n for n in range(94) if chr(0x21 + n).isalnum() or n in {12, 13, 14}}


def model(name: str) -> Path | None:
    """Return the path of a model inside rapidocr's wheel, without importing it; None when it is not there."""
    spec = find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / "models" / name
    return path if path.is_file() else None


@cache
def network(name: str) -> Any:  # noqa: ANN401 -- onnxruntime has no types
    """Return a model by itself, ready to be asked on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False  # the arena keeps every width's buffers, up to 1 GB
    return onnxruntime.InferenceSession(str(model(name)), options, providers=["CPUExecutionProvider"])


def _rapidocr() -> Any:  # noqa: ANN401 -- it has no types
    """Return the package, which is loaded without its list of models on the network: .6 s to read it, twice.

    Nothing but a download would look into that list, and all our models are named by their paths.
    """
    import omegaconf

    settings: Any = omegaconf.OmegaConf
    load = settings.load

    def without_list(file: Path) -> Any:  # noqa: ANN401 -- as above
        return settings.create({}) if Path(file).name == _ON_THE_NETWORK else load(file)

    settings.load = staticmethod(without_list)
    try:
        main = import_module("rapidocr.main")
    finally:
        settings.load = staticmethod(load)
    return main


class PPOCR:
    """The whole pass, detection and recognition: 2 to 4 CPU seconds a page."""

    name = "pp-ocr"
    languages: tuple[str, ...] = ("latin", "chi_sim", "jpn")
    installed = languages

    def __init__(self) -> None:
        rapidocr = _rapidocr()
        options: dict[str, object] = {
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Global.text_score": 0.3,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.max_side_len": _ENOUGH,
            **_TIGHT,
        }
        for stage, file in (("Det", DETECT), ("Rec", RECOGNISE), ("Cls", CLASSIFY)):
            options[f"{stage}.model_path"] = str(model(file))  # without a path it would look on the network
        self._run: Any = rapidocr.RapidOCR(params=options)
        self.version = "v6"

    def recognise(self, gray: Gray, dpi: int, *, receipt: bool = False) -> tuple[Seen, ...]:
        """Return the words line by line; `dpi` and `receipt` do not matter to this engine."""
        del dpi, receipt
        small, x, y = shrunk(gray, _ENOUGH)
        return tuple(grown(word, x, y) for word in self._read(small))

    def _asked(self, gray: Gray) -> Any:  # noqa: ANN401 -- rapidocr's own result
        """Seek lines and read them. What is asked for sticks to the object: each call says all of it."""
        import numpy as np

        short, most = min(gray.shape), _ACROSS_MOST
        limit = ("max", round(max(gray.shape) * most / short)) if short > most else ("min", ACROSS_LEAST)
        for where in (self._run.cfg.Det, self._run.text_det):  # the second is made with its first page, from the first
            if where is not None:
                where.limit_type, where.limit_side_len = limit
        return self._run(np.repeat(gray[:, :, None], 3, axis=2), use_det=True, use_cls=False, use_rec=True)

    def _read(self, gray: Gray) -> Iterator[Seen]:
        result = self._asked(gray)
        if result.boxes is None or not result.txts:
            return
        words = result.word_results or ()
        if len(words) != len(result.txts):
            for line in zip(result.txts, result.scores, result.boxes, strict=True):
                yield from split(*line)
            return
        for signs, score in zip(words, result.scores, strict=True):
            yield from _words(signs, float(score))


def _words(line: Any, score: float) -> Iterator[Seen]:  # noqa: ANN401 -- rapidocr's own nested tuples
    parts = []
    for text, confidence, corners in line:
        if text.strip():
            xs, ys = [float(p[0]) for p in corners], [float(p[1]) for p in corners]
            # The word's own figure is a mean over its characters; one bad character must show.
            sure = min(float(confidence), score)
            parts.append(Seen(text.strip().translate(_PLAIN), sure, min(xs), min(ys), max(xs), max(ys)))
    yield from joined(parts) if all(len(part.text) == 1 for part in parts) else parts


def joined(signs: Sequence[Seen]) -> Iterator[Seen]:
    """Yield words made of single signs, as lines with Chinese or Japanese come: numbers in them too; gaps part words."""
    word: Seen | None = None
    pitch = median([two.left - one.left for one, two in pairwise(signs)] or [0.0])
    last = 0.0
    for sign in signs:
        near = word is not None and sign.left - word.right < _GAP * (sign.bottom - sign.top)
        near = near or sign.left - last < _STEP * pitch
        last = sign.left
        if word is not None and near:
            word = Seen(
                word.text + sign.text,
                min(word.confidence, sign.confidence),
                word.left,
                min(word.top, sign.top),
                sign.right,
                max(word.bottom, sign.bottom),
            )
            continue
        if word is not None:
            yield word
        word = sign
    if word is not None:
        yield word


def split(text: str, score: float, corners: Any) -> Iterator[Seen]:  # noqa: ANN401 -- an array of four points
    """Share a level line's width among its words by their characters, for want of their own boxes."""
    left, right = float(min(p[0] for p in corners)), float(max(p[0] for p in corners))
    top, bottom = float(min(p[1] for p in corners)), float(max(p[1] for p in corners))
    step, at = (right - left) / max(1, len(text)), 0
    for word in text.split():
        at = text.index(word, at)
        yield Seen(word, float(score), left + at * step, top, left + (at + len(word)) * step, bottom)
        at += len(word)


_INSTALL: Sentence = "Install rapidocr 3.10 with onnxruntime (pip install rapidocr==3.10.0 onnxruntime)."


class _Maker:
    def missing(self) -> str | None:
        if find_spec("onnxruntime") is None or not all(model(m) for m in (DETECT, RECOGNISE, CLASSIFY)):
            return _INSTALL
        return None

    def make(self, language: str | None = None) -> Engine:
        del language  # it reads all it knows at once
        return PPOCR()


MAKER = _Maker()
