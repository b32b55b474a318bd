"""Lines that are another's than they seem: a contact's under his column, a street's over its place, a word of a name that is a label."""

from __future__ import annotations

import pytest
from drawn_papers import Line, only, value

from evidence.values.addresses import country_of, postcode_of
from evidence.values.contacts import find_phones

ROWS: tuple[Line, ...] = ((60, 400, "Garden twine"), (400, 400, "8.50"), (60, 420, "Total"), (400, 420, "8.50"))


def test_a_contact_under_his_column_is_no_buyer() -> None:
    record = only(
        *(
            (60, 40, "Falkenried Verpackungen GmbH", 16),
            (60, 140, "Spielwaren Zaunkönig"),
            (60, 154, "z. Hd. Herrn Uwe Mahler"),
        ),
        (60, 130, "Falkenried Verpackungen GmbH | Am Hafen 3 | 04109 Leipzig", 6.5),
        *((60, 168, "Rosengasse 7"), (60, 182, "99084 Erfurt"), (60, 240, "Rechnung RE-1215", 18)),
        *((60, 290, "Rechnungsdatum"), (200, 290, "Kundennummer"), (380, 290, "Ihr Ansprechpartner")),
        *((60, 302, "19.12.2026"), (200, 302, "1581"), (380, 302, "Herrn Uwe Mahler"), *ROWS),
    )
    assert value(record, "buyer_name") == "Spielwaren Zaunkönig"


def test_a_street_and_its_place_are_nobodys_name() -> None:
    record = only(
        *(
            (60, 40, "Kistemaker Verpakkingen BV", 15),
            (60, 60, "Nijverheidskade 7-B", 9),
            (60, 72, "8911 DJ Leeuwarden", 9),
        ),
        *((60, 160, "Waterwolf Pompen B.V."), (60, 174, "Postbus 914"), (60, 188, "1506 AB Zaandam")),
        *((60, 240, "Factuur", 20), (60, 270, "Factuurnummer"), (200, 270, "260062"), *ROWS),
        (
            60,
            780,
            "T +31 (0)58 999 9906 | hello@kistemakerverpakkingen.example | KvK 75591433 | BTW NL620917532B01",
            6.5,
        ),
    )
    assert value(record, "buyer_name") == "Waterwolf Pompen B.V."


def test_a_house_without_a_number_is_no_partnership_under_a_brand() -> None:
    record = only(
        *((60, 40, "CEDENTE / PRESTATORE"), (330, 40, "CESSIONARIO / COMMITTENTE")),
        *((60, 54, "Bottega del Cuoio di Anna Ferri"), (330, 54, "F.lli Grimaldi & C. S.n.c.")),
        *((60, 68, "Loc. Pian di Rose snc"), (330, 68, "P.zza Duomo 3")),
        *((60, 82, "36100 VICENZA (VI)"), (330, 82, "22100 Como"), (60, 120, "FATTURA N. 54", 14), *ROWS),
    )
    assert value(record, "supplier_name") == "Bottega del Cuoio di Anna Ferri"


def test_a_label_amid_a_name_is_a_word_of_it() -> None:
    lines: tuple[Line, ...] = ((20, 20, "RECEIPT"), (20, 34, "A1 Station Cars"), (20, 48, "4 Mill Lane, Leeds LS1 4AB"))
    record = only(
        *lines,
        (20, 62, "Bookings: 020 7946 0745"),
        (20, 80, "Date 14/12/2026"),
        (20, 94, "Total paid"),
        (160, 94, "£21.47"),
    )
    assert value(record, "supplier_name") == "A1 Station Cars"


def test_a_telephone_beside_a_companys_number() -> None:
    foot = "02 61 91 44 71 vente@lacombe.example www.lacombe.example FR 43 882 330 020"
    lines: tuple[Line, ...] = (
        (60, 40, "Ets Lacombe et Fils"),
        (60, 54, "1 quai de la Fosse"),
        (60, 68, "29000 QUIMPER"),
    )
    assert (
        value(only(*lines, (60, 120, "Facture 118", 18), *ROWS, (60, 780, foot, 8)), "supplier_phone")
        == "02 61 91 44 71"
    )


def test_a_postcode_before_a_telephone_is_none_of_it() -> None:
    assert [p.text for p in find_phones("IL 60601 - (312) 555-0118", ("US",))] == ["(312) 555-0118"]


@pytest.mark.parametrize(
    ("text", "code"), [("Galway H91 X9ZZ", "IE"), ("Dublin 2, D02 XX99", "IE"), ("Batch H91 1184", None)]
)
def test_irish_postcodes(text: str, code: str | None) -> None:
    assert country_of(text) == code
    assert (postcode_of(text) is not None) == (code is not None)
