"""Fictional businesses: `.example` domains, VAT ids with valid check digits above implausible stems.

Telephone numbers come from ranges kept for drama where a regulator keeps one (Ofcom 0113 496 0xxx, 020 7946 0xxx,
01632 960xxx; Arcep 01 99 00 xx xx, 02 61 91 xx xx, 04 65 71 xx xx; BNetzA 030 23125 xxx, 040 66969 xxx, 089 99998
xxx; NANP 555-01xx). Spain, Italy, the Netherlands and Poland keep none: there a block of zeros is invented.
In: nothing. Out: parties. Never: a real business.
"""

from __future__ import annotations

from scripts.fixture_maker.codes import ean13, vat
from scripts.fixture_maker.paper import Party

LARKSPUR = Party(
    name="Larkspur Home Goods Ltd", street="7 Old Mill Yard", town="Bristol BS1 9QZ", country="United Kingdom"
)
VERDIER = Party(name="Verdier Maison SARL", street="18 rue des Tilleuls", town="69000 Lyon", country="France")
LINDENHOF = Party(
    name="Lindenhof Handels GmbH", street="Am Alten Kanal 5", town="90400 Nürnberg", country="Deutschland"
)
OLIVAR = Party(name="Olivar Hogar S.L.", street="Calle del Almendro 22", town="46000 Valencia", country="España")
CEDRINO = Party(name="Cedrino Casa S.r.l.", street="Via delle Robinie 9", town="40100 Bologna", country="Italia")

NORTHGATE = Party(
    name="Northgate Housewares Ltd", street="14 Tannery Lane", town="Leeds LS1 9ZZ", country="United Kingdom",
    phone="0113 496 0142", email="sales@northgate-housewares.example", web="www.northgate-housewares.example",
    vat=vat("gb", 999973001), ids=("Registered in England No. 00000142",), bank="Sort code 00-00-00  Account 00000142",
)  # fmt: skip
HARBOUR = Party(
    name="Harbour & Pine Wholesale Ltd", street="Unit 6, Quayside Estate", town="Hull HU1 9XX", country="United Kingdom",
    phone="01632 960 317", email="accounts@harbourpine.example", web="harbourpine.example",
    vat=vat("gb", 999974200), ids=("Company No. 00000317", f"GLN {ean13(90001)}"), bank="IBAN GB00 XXXX 0000 0000 0317",
)  # fmt: skip
FINCH = Party(
    name="Finch Brothers Toys plc", street="200 Bellweather Road", town="London E1 9ZZ",
    phone="+44 20 7946 0821", email="orders@finchtoys.example", web="www.finchtoys.example",
    vat=vat("gb", 999975500), ids=("Registered No. 00000821",), bank="Account 00000821",
)  # fmt: skip
PLAINFIELD = Party(
    name="Plainfield Supply", street="Unit 4, Harbour Street 12", town="Easton", phone="555-0147",
    email="desk@plainfield-supply.example", web="plainfield-supply.example",
)  # fmt: skip
SILENT = Party(name="Marlowe Trading", street="", town="")
FORGERON = Party(
    name="Ateliers Forgeron SAS", street="3 quai des Forges", town="42000 Saint-Étienne", country="France",
    phone="04 65 71 12 34", email="contact@forgeron.example", web="www.forgeron.example", vat=vat("fr", 999973001),
    ids=("RCS Saint-Étienne 999 973 001", "Capital 50 000 €"), bank="IBAN FR76 0000 0000 0000 0000 0000 000",
)  # fmt: skip
BRUYERE = Party(
    name="La Bruyère Distribution", street="ZI des Quatre Vents, lot 12", town="35000 Rennes", country="France",
    phone="02 61 91 45 67", email="factures@labruyere.example", web="labruyere.example", vat=vat("fr", 999974000),
    ids=("SIRET 999 974 000 00018", "APE 4649Z"), bank="IBAN FR76 0000 0000 0000 0000 0000 111",
)  # fmt: skip
KESSEL = Party(
    name="Kessel & Brandt GmbH", street="Speicherstraße 41", town="20457 Hamburg", country="Deutschland",
    phone="+49 40 66969 120", email="vertrieb@kessel-brandt.example", web="www.kessel-brandt.example",
    vat=vat("de", 999973001), ids=("Amtsgericht Hamburg HRB 000120", "Geschäftsführer: A. Kessel", f"ILN {ean13(90002)}"),
    bank="IBAN DE00 0000 0000 0000 0001 20",
)  # fmt: skip
TANNEN = Party(
    name="Tannenblick Spielwaren OHG", street="Holzgasse 8", town="80331 München", country="Deutschland",
    phone="089 99998 456", email="info@tannenblick.example", web="tannenblick.example", vat=vat("de", 999975000),
    ids=("HRA 000456", "Steuernummer 000/456/00000"), bank="IBAN DE00 0000 0000 0000 0004 56",
)  # fmt: skip
ENCINA = Party(
    name="Suministros La Encina S.A.", street="Polígono Los Olmos, nave 14", town="50000 Zaragoza", country="España",
    phone="+34 976 000 014", email="ventas@laencina.example", web="www.laencina.example", vat=vat("es", 99997300),
    ids=("Registro Mercantil de Zaragoza, tomo 0000",), bank="IBAN ES00 0000 0000 0000 0000 0014",
)  # fmt: skip
BETULLA = Party(
    name="Betulla Casalinghi S.p.A.", street="Viale dei Platani 77", town="10100 Torino", country="Italia",
    phone="+39 011 0000 077", email="ordini@betulla.example", web="www.betulla.example", vat=vat("it", 99997300010),
    ids=("REA TO-0000077", "Cap. Soc. € 100.000 i.v."), bank="IBAN IT00 X000 0000 0000 0000 0000 077",
)  # fmt: skip
WILGEN = Party(
    name="Wilgenhof Groothandel B.V.", street="Turfkade 31", town="3000 AA Rotterdam", country="Nederland",
    phone="+31 10 000 0031", email="verkoop@wilgenhof.example", web="www.wilgenhof.example", vat=vat("nl", 999973001),
    ids=("KvK 00000031",), bank="IBAN NL00 XXXX 0000 0000 31",
)  # fmt: skip
BRZOZA = Party(
    name="Brzoza Hurt Sp. z o.o.", street="ul. Młyńska 19", town="61-000 Poznań", country="Polska",
    phone="+48 61 000 00 19", email="biuro@brzoza.example", web="www.brzoza.example", vat=vat("pl", 9999730010),
    ids=("KRS 0000000019", "REGON 000000019"), bank="PL00 0000 0000 0000 0000 0000 0019",
)  # fmt: skip
ARDEN = Party(
    name="Arden & Wolfe Brands Inc.", street="410 Cedar Point Road, Suite 9", town="Portland, OR 97200", country="USA",
    phone="+1 503 555 0164", email="licensing@ardenwolfe.example", web="www.ardenwolfe.example",
)  # fmt: skip
