"""Words of a line that say what its goods are: a service or a copy, not new, weighed; and lines that say no such thing."""

from __future__ import annotations

import pytest

from evidence.values.conditions import all_not_new, apart, measured, not_new, other_goods


@pytest.mark.parametrize(
    "text",
    ["Labelling service, kettle", "Frais de transport", "Service d'entretien bouilloire", "Servicio de almacén", "Servizio di imballo",
     "Empty retail box, kettle", "Lagerkosten", "Kettle, not for resale", "Nachbau Wasserkocher", "水壶 打包费"],
)  # fmt: skip
def test_services_boxes_and_copies_are_told(text: str) -> None:
    assert other_goods(text)


@pytest.mark.parametrize(
    "text",
    ["Service de table 18 pièces", "Service des verres", "Servicio de mesa porcelana", "Servizio di piatti", "Kettle in a gift box",
     "Shipping labels, 500 sheets", "Packaging tape", "Dessert service, 12 plates", "Cleaning cloth", "Photo frame"],
)  # fmt: skip
def test_goods_whose_names_hold_such_words_are_goods(text: str) -> None:
    assert other_goods(text) is None


@pytest.mark.parametrize(
    "text", ["Kettle, refurbished", "Wasserkocher B-Ware", "Bouilloire d'occasion", "Kettle (used)", "二手水壶"]
)
def test_goods_that_are_not_new_are_told(text: str) -> None:
    assert not_new(text)


@pytest.mark.parametrize("text", ["Kettle, used by professionals", "Housed in steel", "Renewal of kettle filter"])
def test_new_goods_are_new(text: str) -> None:
    assert not_new(text) is None


@pytest.mark.parametrize(
    ("unit", "weighed"),
    [("kg", True), ("Std.", True), ("mètres", True), ("pcs", False), ("Stk", False), ("ctn", False)],
)
def test_weights_and_times_count_no_pieces(unit: str, weighed: bool) -> None:
    assert measured(unit) is weighed


@pytest.mark.parametrize(
    "text",
    ["All items on this invoice are factory renewed and sold without original packaging.", "Goods on this invoice are customer returns.",
     "Alle Artikel dieser Rechnung sind B-Ware.", "Tous les articles sont reconditionnés.", "Todos los artículos son reacondicionados.",
     "Gebrauchte Ware, Differenzbesteuerung", "Second-hand goods - margin scheme"],
)  # fmt: skip
def test_a_sentence_that_all_goods_are_not_new_is_told(text: str) -> None:
    assert all_not_new(text)


@pytest.mark.parametrize(
    "text",
    ["Returned goods must be unused.", "None of the goods are refurbished.", "We sell only new goods, no refurbished items.",
     "Goods returned in used condition are not credited.", "Refurbished goods carry a 90 day warranty of their own as the maker states it",
     "All goods are brand new and unused.", "Keine Gebrauchtware.", "If goods are refurbished, we say so."],
)  # fmt: skip
def test_terms_that_name_such_goods_are_no_state_of_these(text: str) -> None:
    assert all_not_new(text) is None


@pytest.mark.parametrize(
    "text",
    ["Kettle (seconds)", "Kettle - opened", "Wasserkocher (Aussteller)", "Bouilloire, pour pièces", "Hervidor [muestra]", "水壶 (样品)",
     "Vattenkokare - retur", "Testeri", "Čajnik / oštećen"],
)  # fmt: skip
def test_a_state_set_off_from_a_name_is_told(text: str) -> None:
    assert apart(text)


@pytest.mark.parametrize(
    "text",
    ["Kitchen timer 60 seconds", "Battery tester", "Tray for parts", "Boîte pour pièces", "Kettle - steel", "Returns: within 14 days",
     "Weinglas (Muster Rauten)", "Open shelf, oak", "1/2 inch hose"],
)  # fmt: skip
def test_names_that_hold_such_words_tell_no_state(text: str) -> None:
    assert apart(text) is None
