"""What a product's name says otherwise than another's: sizes, colours, pieces in a pack; never what one leaves out."""

from __future__ import annotations

import pytest

from evidence.values.traits import differences


@pytest.mark.parametrize(
    ("listed", "printed"),
    [("Kettle 1.7 l", "Kettle 1,2 l"), ("Kettle red", "Kettle, blue"), ("Speicherkarte 128 GB", "Speicherkarte 64GB"),
     ("Glass (pack of 6)", "Glass, single"), ("Glas 6er-Pack", "Glas 4er Pack"), ("Verre rouge", "Glass green"),
     ("Rack 45 cm", "Rack 60 x 30 cm"), ("グラス 赤", "グラス 青"), ("Kubek czerwony", "Kubek niebieski")],
)  # fmt: skip
def test_what_two_names_say_differently_is_told(listed: str, printed: str) -> None:
    assert differences(listed, printed)


@pytest.mark.parametrize(
    ("listed", "printed"),
    [("Kettle 1.7 l", "Kettle 1,70 L steel"), ("Kettle red", "Kettle"), ("Kettle", "Kettle blue"), ("Rack 45 cm", "Rack 18 in / 45 cm"),
     ("Rack 45 cm", "Rack 45x30x12 cm"), ("Glass (pack of 6)", "Glass"), ("Glass 6 pack", "Glass, pack of 6"), ("Glass", "Glass pack of 6"),
     ("Tasse rouge", "Cup, red"), ("Braun shaver silver", "Braun Rasierer"), ("Mug black/white", "Mug white")],
)  # fmt: skip
def test_names_that_agree_or_leave_a_trait_out_do_not_differ(listed: str, printed: str) -> None:
    assert differences(listed, printed) == ()
