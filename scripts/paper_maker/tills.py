"""Till rolls: brand and legal entity, tax number, items, total, cash and change.

In: a narrow sheet and a `Till`. Out: text on the sheet, and what it says. Never: a real shop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.paper_maker.money import money
from scripts.paper_maker.wording import GOODS, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from scripts.paper_maker.parties import Party
    from scripts.paper_maker.sheet import Sheet

MIDDLE, LEFT, RIGHT = 113.0, 10.0, 216.0
BRANDS = ("LUMO", "Grünkorb", "Casa Bela", "QUIKSTOP", "Fresco Più", "MegaBuy", "TINKA", "Oasi")
FORMS = {
    "en": ("Ltd", "Limited", "SDN BHD", "Pte Ltd", "PLC"), "de": ("GmbH", "KG", "GmbH & Co. KG"), "fr": ("SARL", "SAS"), "es": ("S.L.", "S.A."),
    "it": ("S.r.l.", "S.p.A."), "nl": ("B.V.", "VOF"), "pl": ("Sp. z o.o.", "S.A."), "pt": ("Lda", "Unipessoal Lda"),
}  # fmt: skip
STEMS = ("Harkon", "Vistello", "Norbrook", "Palmarina", "Zelwick", "Oranta", "Delmore", "Kestavo")
LEGAL = {
    "en": "Operated by", "de": "Betreiber:", "fr": "Exploité par", "es": "Titular:", "it": "Gestito da", "nl": "Handelsnaam van", "pl": "Sprzedawca:", "pt": "Explorado por",
}  # fmt: skip
SUMS = {
    "en": (("TOTAL", "Total Sales", "Amount Due"), ("Cash", "CASH TENDERED"), ("Change", "CHANGE DUE"), "Rounding", "Receipt No", "Cashier: 04", "Thank you, please come again"),
    "de": (("SUMME", "Gesamtbetrag", "Zu zahlen"), ("Bar", "Gegeben BAR"), ("Rückgeld", "Zurück"), "Rundung", "Bon-Nr.", "Kasse 2", "Vielen Dank für Ihren Einkauf"),
    "fr": (("TOTAL TTC", "TOTAL", "Net à payer"), ("Espèces", "ESPECES"), ("Rendu", "Monnaie rendue"), "Arrondi", "Ticket n°", "Caisse 02", "Merci de votre visite"),
    "es": (("TOTAL", "Total a pagar", "IMPORTE TOTAL"), ("Efectivo", "ENTREGADO"), ("Cambio", "CAMBIO"), "Redondeo", "Ticket nº", "Caja 3", "Gracias por su visita"),
    "it": (("TOTALE", "TOTALE EURO", "TOTALE COMPLESSIVO"), ("Contante", "CONTANTI"), ("Resto", "RESTO"), "Arrotondamento", "Scontrino n.", "Cassa 1", "Arrivederci e grazie"),
    "nl": (("TOTAAL", "Te betalen", "Totaal EUR"), ("Contant", "CONTANT"), ("Wisselgeld", "Terug"), "Afronding", "Bonnr.", "Kassa 5", "Bedankt en tot ziens"),
    "pl": (("SUMA PLN", "RAZEM", "Do zapłaty"), ("Gotówka", "GOTÓWKA"), ("Reszta", "RESZTA"), "Zaokrąglenie", "Paragon nr", "Kasa 1", "Dziękujemy zapraszamy ponownie"),
    "pt": (("TOTAL", "Total a pagar", "TOTAL EUR"), ("Numerário", "DINHEIRO"), ("Troco", "TROCO"), "Arredondamento", "Talão n.º", "Caixa 2", "Obrigado pela visita"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Till:
    """What a till knows: its language, the shop's address and numbers, and chance for the rest."""

    language: str
    chance: Random
    seller: Party

    @property
    def brand(self) -> str:
        """The name over the door."""
        return self.chance.choice(BRANDS)

    def entity(self) -> str:
        """Return a legal entity."""
        form = self.chance.choice(FORMS[self.language])
        trade = self.chance.choice(("Retail", "Foods", "Trading", "Handel", "Market", "Group"))
        return f"{self.chance.choice(STEMS)} {trade} {form}"

    def label(self, role: str) -> str:
        """Return a wording of a label."""
        return self.chance.choice(WORDS[self.language][role])


def _middle(s: Sheet, y: float, *lines: str, size: float = 8.0) -> float:
    for line in lines:
        y = s.put(MIDDLE, y, line, size, to="centre")
    return y


def _sums(
    s: Sheet, t: Till, y: float, printed: str, *, rounding: bool = False, card: bool = False
) -> tuple[str, float]:
    totals, cash, change, rounded, number, cashier, bye = SUMS[t.language]
    c = t.chance
    y = s.put(LEFT, y + 4, f"{number} {c.randrange(1000, 99999)}")
    s.put(LEFT, y, printed)
    y = s.put(RIGHT, y, f"{c.randrange(8, 21):02d}:{c.randrange(10, 60)}", to="right")
    y = s.put(LEFT, y, cashier) + 4
    whole = 0
    for what in c.sample(GOODS[t.language], c.randrange(2, 5)):
        cents = c.randrange(80, 4000)
        whole += cents
        s.put(LEFT, y, what[:22])
        y = s.put(RIGHT, y, money(cents, t.language), to="right")
    y += 4
    if rounding:
        exact, whole = whole, 5 * round(whole / 5)
        y = _row(s, y, WORDS[t.language]["subtotal"][0], exact, t)
        y = _row(s, y, rounded, whole - exact, t)
    y = _row(s, y, c.choice(totals), whole, t, size=10.0)
    if card:
        y = _row(s, y, "VISA", whole, t)
    else:
        given = (whole // 1000 + 1) * 1000
        y = _row(s, y, c.choice(cash), given, t)
        y = _row(s, y, c.choice(change), given - whole, t)
    return f"{whole / 100:.2f}", _middle(s, y + 10, bye)


def _row(s: Sheet, y: float, label: str, cents: int, t: Till, size: float = 8.0) -> float:
    value = ("-" if cents < 0 else "") + money(abs(cents), t.language)
    s.put(LEFT, y, label, size, bold=size > 9)  # noqa: PLR2004 -- the total's line
    return s.put(RIGHT, y, value, size, to="right")


def plain(s: Sheet, t: Till, printed: str) -> dict[str, str]:
    """Print the legal entity at the top, address, telephone, tax number."""
    name = t.entity()
    y = _middle(s, 12, name, size=10)
    y = _middle(s, y, *t.seller.address, f"{t.label('phone')}: {t.seller.phone}", f"{t.label('vat')}: {t.seller.vat}")
    total, _ = _sums(s, t, y, printed)
    return {"supplier_name": name, "supplier_phone": t.seller.phone, "supplier_vat": t.seller.vat, "total": total}


def branded(s: Sheet, t: Till, printed: str) -> dict[str, str]:
    """Print a brand in large letters, the legal entity small under it."""
    name = t.entity()
    y = _middle(s, 10, t.brand, size=20)
    y = _middle(s, y, name, *t.seller.address, f"{t.label('vat')} {t.seller.vat}", size=7.5)
    total, _ = _sums(s, t, y, printed, rounding=True)
    return {"supplier_name": name, "supplier_vat": t.seller.vat, "total": total}


def at_the_foot(s: Sheet, t: Till, printed: str) -> dict[str, str]:
    """Print a brand at the top, the legal entity at the foot behind a word for "operated by"."""
    name = t.entity()
    y = _middle(s, 10, t.brand, size=18)
    y = _middle(s, y, *t.seller.address, t.seller.phone)
    total, y = _sums(s, t, y, printed, card=True)
    _middle(s, y + 8, f"{LEGAL[t.language]} {name}", f"{t.label('vat')}: {t.seller.vat}", t.seller.web)
    return {"supplier_name": name, "supplier_vat": t.seller.vat, "supplier_website": t.seller.web, "total": total}


def no_form(s: Sheet, t: Till, printed: str) -> dict[str, str]:
    """Print a shop without a legal form."""
    y = s.put(LEFT, 12, t.seller.name, 9, bold=True)
    y = s.stack(
        LEFT, y, [*t.seller.address, f"{t.label('phone')} {t.seller.phone}", f"{t.label('vat')} {t.seller.vat}"], 8
    )
    total, _ = _sums(s, t, y, printed, rounding=True)
    return {
        "supplier_name": t.seller.name,
        "supplier_phone": t.seller.phone,
        "supplier_vat": t.seller.vat,
        "total": total,
    }


def registered(s: Sheet, t: Till, printed: str) -> dict[str, str]:
    """Print register number in brackets behind the entity, branch under it, telephone and fax in one line."""
    name = t.entity()
    y = _middle(s, 12, f"{name} ({t.chance.randrange(100000, 999999)}-K)", size=8.5)
    place = t.seller.town.split(",", maxsplit=1)[0]
    y = _middle(s, y, f"{t.brand} {place.split()[-1]}", ", ".join(t.seller.address))
    y = _middle(
        s,
        y,
        f"{t.label('phone')}: {t.seller.phone}  {t.label('fax')}: {t.seller.fax}",
        f"{t.label('vat')}: {t.seller.vat}",
    )
    total, _ = _sums(s, t, y, printed)
    return {"supplier_name": name, "supplier_phone": t.seller.phone, "supplier_vat": t.seller.vat, "total": total}


def welcome(s: Sheet, t: Till, printed: str) -> dict[str, str]:
    """Print a greeting over the name, contacts with a website and an e-mail."""
    hello = {"en": "Welcome to", "de": "Willkommen bei", "fr": "Bienvenue chez", "es": "Bienvenido a", "it": "Benvenuti da", "nl": "Welkom bij", "pl": "Witamy w", "pt": "Bem-vindo à"}  # fmt: skip
    name = t.seller.name
    y = _middle(s, 12, hello[t.language])
    y = _middle(s, y, name, size=11)
    y = _middle(s, y, *t.seller.address, t.seller.email, t.seller.web)
    total, _ = _sums(s, t, y, printed, card=True)
    return {"supplier_name": name, "supplier_email": t.seller.email, "supplier_website": t.seller.web, "total": total}


TILLS: tuple[Callable[[Sheet, Till, str], dict[str, str]], ...] = (
    plain,
    branded,
    at_the_foot,
    no_form,
    registered,
    welcome,
)
