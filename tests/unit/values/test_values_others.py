from __future__ import annotations

from decimal import Decimal

import pytest

from evidence.values import addresses, amounts, contacts, names, registers, text
from evidence.values.languages import languages
from evidence.values.understood import strange_words


@pytest.mark.parametrize(
    ("printed", "values", "currency"),
    [
        ("1.234", ["1234", "1.234"], None),
        ("1,234.50", ["1234.50"], None),
        ("1.234,56 €", ["1234.56"], "EUR"),
        ("RM12.50", ["12.50"], "MYR"),
        ("US$ 5.00", ["5.00"], "USD"),
        ("1'234.50 CHF", ["1234.50"], "CHF"),
        ("12,50-", ["-12.50"], None),
        ("(12.00)", ["-12.00"], None),
        ("12.50CR", ["-12.50"], None),
        ("1,23,456.78", ["123456.78"], None),
        ("45,-", ["45"], None),
        ("0.500", ["0.500"], None),
        ("129 kr", ["129"], "SEK"),
        ("1 234,56 zł", ["1234.56"], "PLN"),
    ],
)
def test_amounts_are_read(printed: str, values: list[str], currency: str | None) -> None:
    (found,) = amounts.find_amounts(printed)
    assert (found.readings, found.currency) == (tuple(Decimal(v) for v in values), currency)


@pytest.mark.parametrize("printed", ["AB12", "27/03/2018", "12:30", "1.2.3.4", "X-12.50A3"])
def test_codes_dates_and_times_are_no_amounts(printed: str) -> None:
    assert amounts.find_amounts(printed) == ()


def test_a_rate_is_flagged() -> None:
    assert [f.percent for f in amounts.find_amounts("19 % 12,50")] == [True, False]


@pytest.mark.parametrize(
    ("printed", "values", "unit"),
    [
        ("12", ["12"], None),
        ("12,00", ["12.00"], None),
        ("1.000 Stk", ["1000", "1.000"], "Stk"),
        ("12 pcs", ["12"], "pcs"),
        ("2 x 6", ["2", "12"], None),
        ("3x", ["3"], None),
        ("-2", ["-2"], None),
    ],
)
def test_quantities_are_read(printed: str, values: list[str], unit: str | None) -> None:
    found = amounts.quantity_readings(printed)
    assert [q.value for q in found] == [Decimal(v) for v in values]
    assert {q.unit for q in found} == {unit}


def test_phones_are_found_and_placed() -> None:
    (phone,) = contacts.find_phones("Tel: +49 (0)30 1234567 vom 27/03/2018, 1,234.50")
    assert (phone.text, phone.region, phone.valid) == ("+49 (0)30 1234567", "DE", True)
    (free,) = contacts.find_phones("1300-88-5200")
    assert not free.valid
    assert contacts.find_phones("03-8023 5555", ("MY",))[0].region == "MY"


@pytest.mark.parametrize("printed", ["27/03/2018", "1.234.567,00", "4006381333931", "2018-03-27 10:00"])
def test_dates_amounts_and_barcodes_are_no_phones(printed: str) -> None:
    assert contacts.find_phones(printed) == ()


@pytest.mark.parametrize(
    ("printed", "value", "repaired"),
    [
        ("Mail: Info@Firma.de.", "info@firma.de", False),
        ("sales @ shop.co.uk now", "sales@shop.co.uk", True),
        ("info©firma.de", "info@firma.de", True),
        ("foo@bar. com", "foo@bar.com", True),
    ],
)
def test_emails(printed: str, value: str, *, repaired: bool) -> None:
    assert [(e.value, e.repaired) for e in contacts.find_emails(printed)] == [(value, repaired)]


def test_an_address_without_a_real_ending_is_no_email() -> None:
    assert contacts.find_emails("3 @ 4.50 pens@home.nowhere") == ()


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("www.firma.de", ["www.firma.de"]),
        ("https://a.example.com/x.", ["a.example.com/x"]),
        ("firma.de", ["firma.de"]),
        ("info@firma.de", []),
        ("Inv.No Co.Ltd S.p.A", []),
        ("12.50", []),
    ],
)
def test_websites(printed: str, values: list[str]) -> None:
    assert [w.value for w in contacts.find_websites(printed)] == values


@pytest.mark.parametrize(
    ("printed", "value", "country", "valid"),
    [
        ("USt-IdNr. DE 136 695 976", "DE136695976", "DE", True),
        ("DE136695975", "DE136695975", "DE", False),
        ("TVA FR40303265045", "FR40303265045", "FR", True),
        ("GB 980 7806 84", "GB980780684", "GB", True),
        ("CHE-107.787.577 MWST", "CHE107787577MWST", "CH", True),
        ("ATU13585627", "ATU13585627", "AT", True),
    ],
)
def test_vat_ids_with_a_shape_of_their_own(printed: str, value: str, country: str, *, valid: bool) -> None:
    assert [(v.value, v.country, v.valid) for v in registers.find_vat_ids(printed)] == [(value, country, valid)]


def test_national_ids_count_only_behind_a_label() -> None:
    assert registers.find_vat_ids("000123456789") == ()
    assert [v.country for v in registers.find_vat_ids("000123456789", labelled=True)] == ["MY"]
    assert [v.value for v in registers.find_vat_ids("DEO9687654321", labelled=True)] == ["DE09687654321"]


def test_accounts() -> None:
    found = registers.find_accounts("IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX SIRET 732 829 320 00074")
    assert [a.kind for a in found] == ["iban", "bic", "siret"]


@pytest.mark.parametrize(
    ("name", "bare", "form"),
    [
        ("Müller & Söhne GmbH & Co. KG", "Müller & Söhne", "gmbhcokg"),
        ("ABC Trading Sdn. Bhd.", "ABC Trading", "sdnbhd"),
        ("Acme, Inc.", "Acme", "inc"),
        ("株式会社テスト", "テスト", "株式会社"),
        ("Plain Name", "Plain Name", None),
    ],
)
def test_legal_forms_are_split_off(name: str, bare: str, form: str | None) -> None:
    assert names.split_legal_form(name) == (bare, form)


def test_parties() -> None:
    assert names.same_party("ACME Limited", "Acme Ltd.") == 1.0
    assert names.same_party("Acme GmbH", "Acme AG") < 0.9
    assert names.same_party("Acme GmbH", "Zenith GmbH") < 0.6
    assert names.looks_like_company("Acme Trading Ltd") > 0.8
    assert names.looks_like_company("Invoice No") < 0.2


@pytest.mark.parametrize(
    "line",
    [
        "Hauptstraße 12, 10115 Berlin",
        "12 rue de la Paix, 75002 Paris",
        "Via Roma 5 - 20121 Milano (MI)",
        "221B Baker Street, London NW1 6XE",
        "350 Fifth Avenue, New York, NY 10118",
        "NO 12, JALAN BESAR, 81100 JOHOR BAHRU",
        "C/ Mayor 3, 28013 Madrid",
        "Damrak 1, 1012 LG Amsterdam",
    ],
)
def test_addresses_look_like_it(line: str) -> None:
    assert addresses.looks_like_address(line) >= 0.5


@pytest.mark.parametrize(
    "line", ["Thank you for your business", "Total 12.50", "Invoice No 12345", "2 x Pens blue", "Die Ausgabe 7"]
)
def test_other_lines_do_not(line: str) -> None:
    assert addresses.looks_like_address(line) < 0.5


def test_countries() -> None:
    assert addresses.country_of("10115 Berlin, Deutschland") == "DE"
    assert addresses.country_of("London NW1 6XE") == "GB"
    assert addresses.country_of("A-1010 Wien") == "AT"
    assert addresses.country_of("nowhere") is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Facture N° :", "facture no"),
        ("INV. NO.", "Inv No"),
        ("N.º de factura", "nº de factura"),
        ("Rechnungs-Nr.", "rechnungsnr"),
    ],
)
def test_label_keys_fold_what_differs_in_print(a: str, b: str) -> None:
    assert text.label_key(a) == text.label_key(b)


def test_labels_stand_what_ocr_does() -> None:
    assert text.same_label("lnvoicenumber", ["invoicedate", "invoicenumber"]) == "invoicenumber"
    assert text.same_label("invoicenumber", ["ordernumber"]) is None


@pytest.mark.parametrize(
    ("sample", "code"),
    [
        ("Rechnung Nr. 12 Datum Menge Einzelpreis Gesamtpreis zahlbar innerhalb von 14 Tagen ohne Abzug", "de"),
        ("Invoice number 12, please pay within 30 days, thank you for your business", "en"),
        ("Facture n° 12, à régler à réception, désignation quantité prix unitaire montant", "fr"),
        ("Factura nº 12 fecha de vencimiento descripción cantidad precio importe", "es"),
        ("Fattura n. 12 del data scadenza descrizione quantità prezzo importo imponibile", "it"),
        ("Factuur factuurnummer omschrijving aantal prijs bedrag te betalen binnen 14 dagen", "nl"),
        ("Faktura VAT sprzedawca nabywca ilość cena netto wartość brutto termin płatności", "pl"),
        ("請求書 ご請求金額 お支払期限 品名 数量 単価", "ja"),
        ("发票号码 购买方 销售方 数量 单价 金额 合计", "zh"),
    ],
)
def test_languages_are_told(sample: str, code: str) -> None:
    assert text.language_of(sample)[0] == code


def test_too_little_text_has_no_language() -> None:
    assert text.language_of("12 x") == (None, 0.0)


def test_every_language_file_is_whole_and_lower_case() -> None:
    assert len(languages()) >= 12
    for language in languages().values():
        assert len(language.months) == 12
        assert language.kinds.keys() >= {
            "invoice",
            "receipt",
            "delivery_note",
            "quote",
            "order",
            "proforma",
            "authorization",
            "terms",
        }
        assert language.labels.invoice_number
        assert language.columns.quantity
        words = [w for words in language.kinds.values() for w in words]
        words += [*language.stopwords, *language.units, *language.not_kinds]
        assert [w for w in words if w != w.lower() or w != w.strip()] == []


def test_a_code_behind_a_number_is_no_unit() -> None:
    assert not amounts.quantity_readings("12 QX-13070")
    assert [(str(q.value), q.unit) for q in amounts.quantity_readings("12 Unit(s)")] == [("12", "unit")]
    assert [str(q.value) for q in amounts.quantity_readings("12 pcs x 3.50")] == ["12"]
    assert amounts.is_unit("Unit(s)")


@pytest.mark.parametrize("text", ["DH6802Q", "1 S27142-RM lamp", "Cable DH6802Q J37962-EU 2,00"])
def test_letters_of_a_code_are_no_currency(text: str) -> None:
    assert amounts.find_currencies(text) == ()


@pytest.mark.parametrize(
    ("text", "code"), [("RM12.50", "MYR"), ("12,50EUR", "EUR"), ("20EUR/pcs", "EUR"), ("Dh 20", "AED")]
)
def test_letters_at_a_number_are_a_currency(text: str, code: str) -> None:
    assert [f.code for f in amounts.find_currencies(text)] == [code]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("DE 12345 Beispielstadt", "DE"),
        ("Hauptstr. 7, DE 55232 Alzey", "DE"),
        ("Dover, DE 19901", "US"),
        ("DE 19901", "US"),
    ],
)
def test_a_place_behind_the_postcode_is_german(text: str, country: str) -> None:
    assert addresses.country_of(text) == country


def test_labels_and_phrases_are_known_without_their_umlauts() -> None:
    assert (
        text.label_roles()[text.label_key("Rechnungsempfaenger")]
        == text.label_roles()[text.label_key("Rechnungsempfänger")]
    )
    assert strange_words("Die Ware bleibt bis zur vollstaendigen Bezahlung unser Eigentum.", "de") == ()
