"""Buyers under headings and departments that honest papers print."""

from __future__ import annotations

import pytest
from drawn_papers import Line, only, value


@pytest.mark.parametrize(
    ("heading", "department"), [("", "Wareneingang"), ("", "Abteilung Einkauf"), ("Rechnungsempfänger", "Wareneingang")]
)
def test_a_department_under_the_buyers_name_hides_neither_name_nor_address(heading: str, department: str) -> None:
    lines: tuple[Line, ...] = (
        *((380, 40, "Solinger Geräte GmbH", 13), (380, 56, "Klingenweg 8"), (380, 68, "42651 Solingen")),
        *(
            (380, 80, "Tel 0212 5550 160"),
            (380, 92, "auftrag@solinger-geraete.example"),
            (380, 104, "USt-IdNr. DE119429301"),
        ),
        *(((40, 118, heading),) if heading else ()),
        *(
            (40, 130, "Blattwerk Versand OHG"),
            (40, 144, department),
            (40, 158, "Lindenstr. 14"),
            (40, 172, "48143 Münster"),
        ),
        *((40, 220, "Rechnung 500871", 15), (40, 240, "vom 05.03.2026")),
        *((40, 270, "Artikel"), (300, 270, "Menge"), (380, 270, "E-Preis"), (480, 270, "Gesamt")),
        *((40, 286, "Gartenschere"), (300, 286, "36"), (380, 286, "7,50"), (480, 286, "270,00")),
        *((380, 320, "Rechnungsbetrag EUR"), (500, 320, "270,00")),
    )
    record = only(*lines)
    assert value(record, "buyer_name") == "Blattwerk Versand OHG"
    assert department not in {f.value for f in record.all("buyer_name")}
    assert (value(record, "buyer_address") or "").endswith("Lindenstr. 14, 48143 Münster")


def test_to_messrs_heads_the_buyer() -> None:
    lines: tuple[Line, ...] = (
        *(
            (60, 40, "Hengtai Housewares Co., Ltd.", 13),
            (60, 56, "No. 188 Jiangnan Road"),
            (60, 68, "Ningbo 315040, China"),
        ),
        (260, 100, "COMMERCIAL INVOICE", 15),
        *(
            (60, 130, "To Messrs."),
            (60, 144, "Corvo Imports LLC"),
            (60, 156, "7 Dock Rd, Savannah"),
            (60, 168, "GA 31401, USA"),
        ),
        *((340, 130, "Invoice No."), (460, 130, "HT26-031"), (340, 144, "Date"), (460, 144, "Mar. 26, 2026")),
        *((60, 220, "Description of goods"), (300, 220, "Quantity"), (380, 220, "Price"), (480, 220, "Amount")),
        *((60, 236, "Kitchen timer"), (300, 236, "100"), (380, 236, "1.50"), (480, 236, "150.00")),
        *((380, 260, "TOTAL USD"), (480, 260, "150.00")),
    )
    assert value(only(*lines), "buyer_name") == "Corvo Imports LLC"
