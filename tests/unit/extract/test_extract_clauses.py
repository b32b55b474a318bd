"""Clauses of terms: sentences that answer a complaint, in several languages; never what denies it, never a heading."""

from __future__ import annotations

import pytest
from drawn_papers import only

FULL = (
    ("Goods may be returned within 30 days of delivery in their original packaging.", {"returns", "authenticity"}),
    ("All products carry the manufacturer's warranty of 24 months from the date of purchase.", {"warranty"}),
    ("We supply genuine products only, purchased directly from the brand owner.", {"authenticity"}),
    ("The buyer is authorised to resell the goods on online marketplaces.", {"resale"}),
    ("We confirm that none of the goods supplied by us are counterfeit.", {"authenticity"}),
    ("Die Rückgabe der Ware ist innerhalb von 14 Tagen nach Erhalt möglich.", {"returns"}),
    ("Auf alle Artikel gilt die gesetzliche Gewährleistung von zwei Jahren.", {"warranty"}),
    ("Wir liefern ausschließlich Originalware direkt vom Hersteller an unsere Kunden.", {"authenticity"}),
    ("Der Käufer ist zum Weiterverkauf der Ware im gewöhnlichen Geschäftsgang berechtigt.", {"resale"}),
    ("Nos produits sont garantis authentiques et proviennent directement du fabricant.", {"authenticity"}),
    ("Le client est un revendeur agréé et peut vendre les produits en ligne.", {"resale"}),
    ("Se admiten devoluciones de los productos en un plazo de 30 días.", {"returns"}),
    ("La merce è coperta dalla garanzia legale di conformità per due anni.", {"warranty"}),
    ("Wij verkopen uitsluitend originele producten aan onze klanten in Nederland.", {"authenticity"}),
    ("Kupujący jest upoważniony do sprzedaży towarów jako autoryzowany sprzedawca.", {"resale"}),
    ("本公司保证所有产品均为正品并提供授权经销商证明。", {"authenticity", "resale"}),
)  # fmt: skip
NOT = (
    "These goods are not for resale and must be used by the buyer only.",
    "We give no warranty for the goods that are sold in this shop.",
    "Ein Weiterverkauf der gelieferten Ware auf Plattformen ist nicht gestattet.",
    "La revente des produits sur les sites en ligne est interdite.",
    "Limited Warranty",
    "Returns Department, 12 Warranty Road, Leeds LS1 4AP",
    "Thank you for your order and for your trust in us.",
)


@pytest.mark.parametrize(("sentence", "topics"), FULL)
def test_a_sentence_of_terms_is_found_by_its_topics(sentence: str, topics: set[str]) -> None:
    record = only((50, 100, "Terms"), (50, 300, sentence))
    found = record.all("clause")
    assert {f.value for f in found} == topics
    assert {f.text for f in found} == {sentence}
    assert all(f.span is not None and f.span.box.top >= 299 for f in found)


@pytest.mark.parametrize("sentence", NOT)
def test_what_denies_or_only_names_a_topic_is_no_clause(sentence: str) -> None:
    assert only((50, 100, "Terms"), (50, 300, sentence)).all("clause") == ()


def test_a_wrapped_clause_is_whole_and_its_neighbours_stay_out() -> None:
    record = only(
        (50, 300, "4. Payment is due within 30 days. Any return of goods needs our"),
        (50, 312, "consent in writing; we refund the price. Interest is charged"),
        (50, 324, "on late payments at eight percent."),
    )
    (clause,) = [f for f in record.all("clause") if f.value == "returns"]
    assert clause.text.startswith("Any return of goods")
    assert "Interest" not in clause.text
    assert clause.span is not None
    assert len(clause.span.quads) == 2


def test_two_columns_of_terms_do_not_mix() -> None:
    record = only(
        (50, 300, "All goods are genuine and were"), (320, 300, "Invoices are payable within"),
        (50, 312, "bought from the maker itself."), (320, 312, "thirty days of their date."),
    )  # fmt: skip
    (clause,) = record.all("clause")
    assert clause.text == "All goods are genuine and were bought from the maker itself."
