"""Businesses of their own for the third set of prints: names without a legal form, people, capitals, figures in names.

In: a country, a source of chance. Out: `Desk`s whose parties are none of the other sets'. Never: a real business.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.paper_maker.desk import Desk
from scripts.paper_maker.lands import domain_of

if TYPE_CHECKING:
    from random import Random

    from scripts.paper_maker.lands import Firm

L, R, M = 42.0, 553.0, 297.0
NAMES = {
    "us": ("Harlan Voss Plumbing", "4Corners Freight Systems", "Dunmore Surgical Supply, L.L.C.", "QUILL & ANVIL", "Tidewater HVAC Group Inc", "Bitter Creek Coffee Roasters", "The Sewing Attic", "Marlow Bros. Lumber Co."),
    "uk": ("Fenwater Energy", "Brackley Tile Centre Ltd", "S. R. Ogilvie (Timber) Ltd", "Pocket & Thread", "Northgate Catering Equipment Limited", "Larkspur Vets LLP", "A1 Gasket Supplies", "The Copper Kettle Trading Co. Ltd"),
    "ie": ("Ardmore Packaging Ltd", "Clonakil Foods Limited", "Bogwood Studio"),
    "au": ("Jarrah Tree Services", "Coastline Tackle Pty Ltd", "Mulga Creek Wines", "D & K Refrigeration P/L"),
    "ca": ("Laurentian Ski Works Inc.", "Boutique Perce-Neige enr.", "Kootenay Bike Parts Ltd."),
    "in": ("Annapurna Steel Udyog", "Sri Balaji Hardware Stores", "Zenfold Software LLP", "Patel Brothers & Sons", "NILGIRI TEA DEPOT"),
    "my": ("PERNIAGAAN CAHAYA MAJU", "Restoran Selera Kampung", "HONG LEE STATIONERY SDN. BHD.", "Farmasi Sihat Jaya", "SYARIKAT BESI TIMUR (1988) SDN BHD", "Klinik Gigi Mutiara", "TECK SENG AUTO PARTS & SERVICE", "SRI MELOR MINI MARKET SDN BHD"),
    "sg": ("Kopi Corner @ Bedok", "Lim & Daughters Bakery Pte Ltd", "PEARL RIVER SEAFOOD", "Optimal Eyewear (S) Pte. Ltd."),
    "de": ("Zimmerei Holger Brandstätter", "Dachdeckermeister K. Wiegand GmbH", "fahrradkiste24", "Stadtwerke Auental GmbH", "Bäckerei Morgenroth", "TeleNordWest GmbH", "Blumen Tausendschön Inh. Petra Kolb", "MEDILOG Handels UG (haftungsbeschränkt)"),
    "at": ("Elektro Pichlmair GmbH", "Café Hofzeile", "Holzbau Wörgötter e.U."),
    "fr": ("Menuiserie Castagnet EURL", "Mme Solène Kerhervé", "GROUPE AVALENE", "Le Fournil de Zoé", "Cycles Rouvier S.A.R.L.", "Énergie du Littoral", "Brasserie des Trois Fontaines"),
    "es": ("Marta Ruiz Olmedo", "Suministros Eléctricos Bidasoa S.L.U.", "FRUTAS HERMANOS PEIRÓ", "Taller Mecánico La Rueda, C.B.", "Estanco nº 14"),
    "it": ("Bottega del Cuoio di Anna Ferri", "IDROTERMICA PAVANELLO SRL", "Bar Stazione", "F.lli Grimaldi & C. S.n.c.", "Studio Tecnico Geom. Luca Sarti"),
    "nl": ("Bloemklok", "Loodgietersbedrijf Van Tuinen", "Kantoorgigant Noord B.V.", "Bakkerij 't Hoekje", "Tandtechniek Oostenrijk"),
    "be": ("Garage Claessens BVBA", "Papierhandel Leie"),
    "se": ("Bergqvist Rör & Värme AB", "Lilla Ateljén", "Nordfrakt i Umeå AB"),
    "dk": ("Blikkenslager Thomsen ApS", "Cykelsmeden"),
    "pl": ("Kwiaciarnia Róża Anna Bielska", "HURT-POL Sp. z o.o.", "Usługi Transportowe Jan Wrona"),
    "pt": ("Oficina Auto Tejo Lda", "Rita Moura Santos", "Supermercado Bom Dia"),
    "br": ("Ferragens Paulista Ltda", "COMÉRCIO DE TINTAS ARCO-ÍRIS EIRELI"),
    "hk": ("Dongguan Luckystar Toys Factory", "Foshan Hengda Lighting Co., Ltd.", "WIN WAH TRADING CO."),
    "cz": ("Instalatérství Dvořák", "Papír Morava s.r.o."),
    "mx": ("Abarrotes Doña Lupita", "Refacciones del Norte SA de CV"),
}  # fmt: skip


def desk(code: str, chance: Random, **size: float) -> Desk:
    """Return an empty paper of a country with parties of this set."""
    d = Desk(code, chance, **size)
    names = chance.sample(NAMES[code], 2) if len(NAMES[code]) > 1 else [*NAMES[code], d.buyer.name]
    d.seller, d.buyer = _renamed(d.seller, names[0]), _renamed(d.buyer, names[1])
    d.truth |= {"supplier_name": names[0], "buyer_name": names[1]}
    return d


def _renamed(firm: Firm, name: str) -> Firm:
    domain = domain_of(name)
    lead = next((lead for lead in ("https://", "www.") if firm.web.startswith(lead)), "")
    return replace(firm, name=name, email=f"{firm.email.split('@')[0]}@{domain}", web=lead + domain)
