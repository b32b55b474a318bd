"""Pages of one invoice that are files of their own: judged as one paper where, and only where, their sums prove it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from evidence.judge.belonging import belonging
from evidence.judge.joined import joined
from evidence.model import Box, Found, Item, Match, Record, Span, TextLine

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = (
    ("kind", "invoice"),
    ("invoice_number", "CF-1"),
    ("invoice_date", "2026-05-14"),
    ("supplier_name", "Calder & Finch Ltd"),
    ("buyer_name", "Brightwater Retail Ltd"),
)


def _span(document: str, page: int, word: int) -> Span:
    return Span(document=document, page=page, words=(word,), box=Box(0, word * 10.0, 100, word * 10.0 + 8))


def _found(document: str, field: str, value: str, text: str = "", page: int = 1, word: int = 0) -> Found:
    span = _span(document, page, word)
    return Found(field=field, value=value, text=text or value, span=span, confidence=0.97, finder="x")  # type: ignore[arg-type] # fields by name


def page(
    name: str,
    *amounts: str,
    head: Sequence[tuple[str, str]] = (),
    total: str = "",
    says: Sequence[str] = (),
    money: str = "GBP ",
    file: str = "",
    first: int = 1,
    count: int = 1,
) -> Record:
    items = []
    for word, amount in enumerate(amounts, 1):
        cells = [
            _found(name, "quantity", "10", page=first, word=word),
            _found(name, "amount", amount, f"{money}{amount}", first, word),
            _found(name, "gtin", f"{name}-{word}", page=first, word=word),
        ]
        items.append(Item(span=_span(name, first, word), text=f"goods {word} 10 {amount}", cells=tuple(cells)))
    founds = [_found(name, field, value, page=first) for field, value in head]
    founds += [_found(name, "total", total, page=first)] if total else []
    printed = [*says, *([f"Total {total}"] if total else [])]
    lines = tuple(TextLine(text=text, span=_span(name, first, 100 + n)) for n, text in enumerate(printed))
    path = file or name
    return Record(
        document=name, path=path, part=None, sha256=path, first_page=first, last_page=first + count - 1, read_by="x",
        language="en", founds=tuple(founds), items=tuple(items), codes=(), lines=lines,
    )  # fmt: skip


def groups(*records: Record) -> list[list[str]]:
    return [[r.document for r in g.records] for g in belonging(records).groups]


ONE = page("1.jpg", "260.00", "40.00", head=_HEAD)
TWO = page("2.jpg", "100.00", "15.00", total="498.00", says=("Subtotal 415.00", "VAT 20% 83.00"))


def test_lines_of_both_pages_that_make_the_printed_sum_prove_one_paper() -> None:
    assert groups(ONE, TWO) == [["1.jpg", "2.jpg"]]


@pytest.mark.parametrize(
    "last",
    [
        page("2.jpg", "115.00", total="415.00"),  # no tax
        page("2.jpg", "115.00", total="498.00", says=("VAT 20% 83.00",)),  # the net is not printed
        page("2.jpg", "115.00", total="476.20", says=("Subtotal 415.00", "Discount -20.00", "VAT 81.20")),
        page("2.jpg", "115.00", total="415.00", says=("Page 2 of 2", "Brought forward 300.00")),
        page("2.jpg", "115.00", total="415.00", says=("2/2",), head=_HEAD),
        page("2.jpg", total="300.00"),  # the lines all stand on page one
    ],
)
def test_further_pages_of_many_forms_are_proven(last: Record) -> None:
    assert groups(ONE, last) == [["1.jpg", "2.jpg"]]


@pytest.mark.parametrize(
    "last",
    [
        page("2.jpg", "115.00", total="498.01", says=("Subtotal 415.01", "VAT 20% 83.00")),
        page("2.jpg", "415.00", total="415.00"),  # a whole paper without its head
        page("2.jpg", "415.00", total="498.00", says=("Subtotal 415.00", "VAT 20% 83.00")),
        page("2.jpg", "115.00", total="415.00", says=("Page 2 of 3",)),
        page("2.jpg", "115.00", total="415.00", says=("2/3",)),
        page("2.jpg", "115.00", total="415.00", says=("Page 3",)),
        page("2.jpg", "115.00", total="415.00", says=("Brought forward 310.00",)),
        page("2.jpg", "115.00", total="415.00", head=(("invoice_number", "CF-2"),)),
        page("2.jpg", "115.00", total="415.00", head=(("invoice_date", "2025-05-14"),)),
        page("2.jpg", "115.00", total="415.00", head=(("supplier_name", "Pennine Kitchens Ltd"),)),
        page(
            "2.jpg", "115.00", total="415.00", head=(("supplier_email", "a@pennine.example"), ("supplier_vat", "GB1"))
        ),
        page("2.jpg", "115.00", total="415.00", head=(("buyer_name", "Oakmere Trading Ltd"),)),
        page("2.jpg", "115.00", total="415.00", head=(("kind", "order"),)),
        page("2.jpg", "115.00", total="415.00", money="EUR "),
        page("2.jpg", "115.00", total="415.00", file="1.jpg", first=2),  # of the same file: parted by what it says
        page("2.docx", "115.00", total="415.00"),
    ],
)
def test_what_contradicts_is_no_further_page(last: Record) -> None:
    first = page(
        "1.jpg", "260.00", "40.00", head=(*_HEAD, ("supplier_email", "a@calder.example"), ("supplier_vat", "GB9"))
    )
    assert not groups(first, last)


@pytest.mark.parametrize("kind", ["proforma", "credit_note", "order", "delivery_note"])
def test_the_first_page_is_an_invoice_s(kind: str) -> None:
    assert not groups(
        page("1.jpg", "300.00", head=(("kind", kind), *_HEAD[1:])), page("2.jpg", "115.00", total="415.00")
    )


def test_a_first_page_with_a_total_is_whole() -> None:
    assert not groups(page("1.jpg", "300.00", head=_HEAD, total="300.00"), page("2.jpg", "115.00", total="415.00"))


def test_a_first_page_that_carries_over_another_sum_is_no_first_page_of_these() -> None:
    assert not groups(page("1.jpg", "300.00", head=_HEAD, says=("Carried forward 310.00",)), TWO)
    assert groups(page("1.jpg", "300.00", head=_HEAD, says=("Carried forward 300.00",)), TWO)


def test_two_pages_for_one_place_are_left_for_a_person() -> None:
    other = page(
        "3.jpg",
        "260.00",
        "40.00",
        head=(_HEAD[0], ("invoice_number", "CF-7"), ("invoice_date", "2025-01-02"), *_HEAD[3:]),
    )
    assert not groups(ONE, TWO, other)
    assert not groups(ONE, TWO, page("3.jpg", "115.00", total="498.00", says=("Subtotal 415.00", "VAT 20% 83.00")))


def test_a_second_copy_of_a_page_is_one_page() -> None:
    copy = page("2 copy.jpg", "100.00", "15.00", total="498.00", says=("Subtotal 415.00", "VAT 20% 83.00"))
    copy = _same_goods(copy, TWO)
    found = belonging((ONE, TWO, copy))
    assert [len(g.records) for g in found.groups] == [2]
    assert set(found.again.values()) == {"1.jpg"}


def _same_goods(copy: Record, of: Record) -> Record:
    import msgspec

    return msgspec.structs.replace(copy, items=of.items)


def test_standing_orders_with_the_same_second_page_are_left_for_a_person() -> None:
    later = page(
        "3.jpg",
        "260.00",
        "40.00",
        head=(_HEAD[0], ("invoice_number", "CF-9"), ("invoice_date", "2026-06-14"), *_HEAD[3:]),
    )
    assert not groups(
        ONE,
        TWO,
        later,
        _same_goods(page("4.jpg", "100.00", "15.00", total="498.00", says=("Subtotal 415.00", "VAT 20% 83.00")), TWO),
    )


def test_three_pages_in_any_order_of_files_and_names() -> None:
    records = [
        page("z.jpg", "300.00", head=_HEAD),
        page("y.jpg", "115.00", says=("Page 2 of 3",)),
        page("a.jpg", "85.00", total="500.00", says=("Page 3 of 3",)),
    ]
    for seed in range(6):
        random.Random(seed).shuffle(records)  # noqa: S311 -- an order, no secret
        assert groups(*records) == [["z.jpg", "y.jpg", "a.jpg"]]


def test_a_paper_of_several_files_is_one_record_and_every_place_finds_its_file_again() -> None:
    last = TWO.items[0]
    match = Match(
        asin="B0",
        document="2.jpg",
        found=last.cells[2],
        item=last,
        matched_by="gtin",
        repaired=False,
        strong=True,
        score=1.0,
    )
    whole = joined((ONE, TWO), (match,))
    (paper,) = whole.records
    assert [len(paper.items), paper.last_page, paper.document] == [4, 2, "1.jpg"]
    assert [f.value for f in paper.all("total")] == ["498.00"]
    assert {(i.span.document, i.span.page) for i in paper.items} == {("1.jpg", 1), ("1.jpg", 2)}
    (moved,) = whole.matches
    assert (moved.document, moved.span.page if moved.span else 0) == ("1.jpg", 2)
    assert whole._match(moved) == match


def test_what_is_not_proven_is_told_with_the_other_file() -> None:
    found = belonging((ONE, page("2.jpg", "115.00", total="777.00")))
    assert not found.groups
    assert [(n.record.document, str(n.added), str(n.total)) for n in found.near["1.jpg"]] == [
        ("2.jpg", "415.00", "777.00")
    ]
    assert [n.record.document for n in found.near["2.jpg"]] == ["1.jpg"]
