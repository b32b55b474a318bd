"""The slow reader's package: loaded without its list of models on the network, and nothing else is changed for others."""

from __future__ import annotations

import subprocess
import sys

_SCRIPT = """
import omegaconf
from evidence.read.engines.ppocr import MAKER
before = omegaconf.OmegaConf.load
MAKER.make()
assert omegaconf.OmegaConf.load is before
from rapidocr.inference_engine.base import InferSession
print(len(InferSession.model_info))
"""


def test_it_knows_of_no_model_on_the_network_and_leaves_the_library_of_settings_as_it_was() -> None:
    # In a process of its own: another test may have loaded the package already.
    done = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout == "0\n", done.stderr
