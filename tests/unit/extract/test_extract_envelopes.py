"""Addresses without a heading, as letters in window envelopes have them, and names under words that head nothing."""

from __future__ import annotations

import pytest
from drawn_papers import Line, only, value

from evidence.extract.page.labels import _scan
from evidence.extract.page.senders import is_sender
from evidence.extract.party.ends import form_end
from evidence.values.addresses import looks_like_address, postcode_of


def letter(
    sender: str, *address: str, size: float = 6.5, foot: tuple[str, ...] = (), language: str = "de"
) -> tuple[Line, ...]:
    """Return a letter whose buyer stands in the window, with a brand above and no heading."""
    words = {
        "de": ("Rechnung 500871", "vom 05.03.2026", "Artikel", "Menge", "E-Preis", "Gesamt", "Rechnungsbetrag EUR"),
        "en": ("Invoice 500871", "Date 05/03/2026", "Item", "Qty", "Price", "Amount", "Invoice total GBP"),
    }[language]
    return (
        (380, 40, sender.partition(",")[0].partition(" +")[0].split(" ")[0].upper(), 18),
        *(((48, 138, sender, size),) if size else ()),
        *((48, 154 + 14 * n, text, 10) for n, text in enumerate(address)),
        *((48, 250, words[0], 15), (48, 270, words[1])),
        *((40, 300, words[2]), (300, 300, words[3]), (380, 300, words[4]), (480, 300, words[5])),
        *((40, 316, "Blatt A"), (300, 316, "36"), (380, 316, "7,50"), (480, 316, "270,00")),
        *((380, 350, words[6]), (500, 350, "270,00")),
        *((48, 780 + 10 * n, text, 7) for n, text in enumerate(foot)),
    )


@pytest.mark.parametrize(
    ("sender", "named"),
    [
        ("Quellbach Handels GmbH, Lindenallee 48a, 95028 Hof", "Quellbach Handels GmbH"),
        ("Quellbach Handels GmbH + Lindenallee 48a + 95028 Hof", "Quellbach Handels GmbH"),
        ("Quellbach, GmbH, Lindenallee 48a, 95028 Hof", "Quellbach, GmbH"),
    ],
    ids=["commas", "points read as plus", "a comma before the form"],
)
def test_a_senders_line_over_a_window_tells_supplier_and_buyer(sender: str, named: str) -> None:
    record = only(*letter(sender, "Rabenfels Buchhandlung", "Herrn Jens Ulrich", "Zum Steinbruch 3", "90402 Nürnberg"))
    assert value(record, "supplier_name") == named
    assert value(record, "buyer_name") == "Rabenfels Buchhandlung"


def test_a_line_with_commas_as_large_as_what_follows_is_no_sender() -> None:
    record = only(*letter("Quellbach Handels GmbH, Lindenallee 48a, 95028 Hof", "Zum Steinbruch 3", size=10))
    assert value(record, "buyer_name") != "Zum Steinbruch 3"


def test_whom_to_ask_for_parts_no_address_in_two() -> None:
    address = ("Fernhollow Supplies Ltd", "FAO Accounts Payable", "14 Tannery Lane", "Hull HUT 9XX")
    record = only(*letter("Stonebeck Interiors plc, 3 Abbey Close, Bristol BS1 9QZ", *address, language="en"))
    assert value(record, "supplier_name") == "Stonebeck Interiors plc"
    assert value(record, "buyer_name") == "Fernhollow Supplies Ltd"


@pytest.mark.parametrize(
    "company", ["Moorburg Logistik GmbH & Co. KG", "Kornblum & Partner KG", "Feinkost Edelbrand e.K."]
)
def test_a_person_under_a_company_with_a_form_heads_nobody(company: str) -> None:
    address = (company, "Herrn Jens Ulrich", "Industriestr. 115", "D-50667 Köln")
    foot = ("Quellbach Handels GmbH, Lindenallee 48a, 95028 Hof", "USt-IdNr. DE999757221", "info@quellbach.example")
    record = only(*letter("Quellbach Handels GmbH", *address, size=0, foot=foot))
    assert value(record, "buyer_name") == company
    assert company not in {f.value for f in record.all("supplier_name")}


def test_a_person_under_the_word_recipient_is_no_other_buyer() -> None:
    lines = letter("Quellbach Handels GmbH, Lindenallee 48a, 95028 Hof", "Empfänger:", "Rabenfels Handels GmbH", "Herrn Jens Ulrich", "Zum Steinbruch 3", "90402 Nürnberg")  # fmt: skip
    assert value(only(*lines), "buyer_name") == "Rabenfels Handels GmbH"


@pytest.mark.parametrize(
    ("place", "country"),
    [("7000-509 Évora", "PT"), ("4700-424 Braga", "PT"), ("1234 AB Égmond", "NL"), ("05-300 Łódź", "PL"), ("400 01 Ústí nad Labem", "SE")],
)  # fmt: skip
def test_a_place_may_begin_with_an_accent(place: str, country: str) -> None:
    found = postcode_of(place)
    assert found is not None
    assert found[0] == country  # Czech and Swedish postcodes have one shape
    assert looks_like_address(place) >= 0.45


@pytest.mark.parametrize("text", ["7000-509 évora", "12-345 abc", "4700-424"])
def test_what_no_capital_follows_is_no_postcode_of_those_shapes(text: str) -> None:
    assert (postcode_of(text) or ("",))[0] not in {"PT", "PL"}


@pytest.mark.parametrize(("who", "sells"), [("Oranta Trading S.L.", True), ("JUAN PEREZ", False)])
def test_a_company_that_keeps_a_till_sells_a_person_pays(who: str, sells: bool) -> None:
    lines: tuple[Line, ...] = (
        *((75, 10, "Verdaleda", 18), (83, 34, "Plaza del Olmo 9"), (63, 45, "50003 Zaragoza")),
        *((10, 71, "Ticket nº 72335"), (10, 83, "15/02/2026"), (193, 83, "14:27")),
        *((10, 111, "Taza esmaltada 350 ml"), (193, 111, "37,98"), (10, 123, "Manta de lana"), (193, 123, "25,78")),
        *((10, 164, "IMPORTE TOTAL"), (185, 164, "63,76"), (65, 217, f"Titular: {who}"), (75, 228, "C.I.F.: ESB99392623")),
    )  # fmt: skip
    from drawn_papers import page, paper
    from msgspec import structs

    from evidence.extract import extract

    roll = structs.replace(page(*lines), width=226.0, height=620.0)
    (record,) = extract(paper(roll))
    assert (value(record, "supplier_name") == who) is sells
    assert value(record, "buyer_name") != "Oranta Trading S.L."


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Ribeira Nova Unipessoal Lda Zona Industrial do Prado, Lote 7", len("Ribeira Nova Unipessoal Lda")),
        ("Pol. Ind. As Gandaras, parcela 14", 0),
        ("Ribeira Nova Unipessoal Lda Reabilita", 0),
    ],
)
def test_a_name_ends_in_its_form_where_an_address_touches_it(text: str, end: int) -> None:
    assert form_end(text) == end


def test_a_street_word_in_a_name_is_no_address_where_a_street_follows() -> None:
    assert is_sender("Tipografia del Borgo | Corso Garibaldi, 77/B | 02100 Rieti RI")
    assert not is_sender("Via del Borgo | 02100 Rieti RI | Italia")


@pytest.mark.parametrize(
    ("text", "roles"), [("Morada de faturagäo", "labels.buyer"), ("Morada dx faturagäo", None), ("Morada de", None)]
)
def test_a_misread_label_may_have_a_small_word_that_is_read_right(text: str, roles: str | None) -> None:
    found = _scan(text, "pt", ocr=True)
    assert (roles in found[0][2]) if roles else "labels.buyer" not in found[0][2]
