"""Every sentence that a finding says, in one catalogue: what is the matter, with values, and what to do.

In: a key and values. Out: a message, said in the case's language later. Never: text of a document used as anything
but a value.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from evidence.texts import Amount, Capital, Day, Listed, Message, message, part_named, plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from evidence.model import Kind, Record, Window
    from evidence.texts import Text, Texts, Value

KIND_NAMES: Texts[Kind] = {
    "invoice": "invoice", "receipt": "receipt", "credit_note": "credit note", "proforma": "pro-forma invoice",
    "quote": "quote", "order": "order", "delivery_note": "delivery note", "packing_slip": "packing slip",
    "statement": "account statement", "authorization": "letter of authorization", "terms": "terms of sale",
    "test_report": "test report or certificate", "identity": "identity paper", "other": "paper of unknown kind",
}  # fmt: skip
_LONGEST_VALUE = 80

TEXTS: Texts[str] = {
    "window.expired": "{paper} is dated {date}, {days} before the window ({window}) begins. Ask the supplier for a later invoice, dated inside the window.",
    "window.future": "{paper} is dated {date}, {days} after the window ({window}) ends. Only papers issued in that time count.",
    "window.ambiguous": "{paper} can be dated {dates}, and only some of these lie in the window ({window}). Check the issue date on the paper; ask the supplier to write the month as a word.",
    "window.guessed": "{paper} may be dated {date}, but it is not sure that this is its issue date. Check it on the paper.",
    "window.undated": "{paper} shows no issue date that could be read. Ask the supplier for a copy that shows it clearly.",
    "window.edge": "{paper} is dated {date}, {days} of the window ({window}). Nobody says how the marketplace counts the days at the edge: another paper, well inside, is safer.",
    "document.type": "{paper} does not count: it is of the kind {kind}, and what counts here is: {accepted}. Ask the supplier for one of these.",
    "document.type.unsure": "{paper} can be of the kinds {kinds}; what counts here is: {accepted}. Check what the paper calls itself.",
    "document.type.unknown": "{paper} does not say clearly what kind of paper it is; what counts here is: {accepted}. Ask the supplier for a paper that says so in its title.",
    "document.not_final": '{paper} says of itself "{text}". Check whether it is the final invoice; ask the supplier for that one.',
    "document.template": '{paper} holds "{text}", which a form holds before anybody fills it in. Check the paper; ask the supplier for the invoice.',
    "document.given": '{paper}: the total is zero ("{total}"): goods that were given prove no purchase. Ask the supplier what was paid.',
    "document.strange": '{paper} says "{text}", which is none of what invoices usually say (not understood: {words}). Read it; if it limits the sale, ask the supplier for an invoice without it.',
    "check.failed": "{paper}: the rule {rule} could not be asked. {what} This is a fault of the program: please report this line, and read the paper yourself.",
    "document.incomplete": "{paper} is page {page} of {of}, and not all pages are there. Send the whole invoice.",
    "document.mixed": "{paper}: page {page} shows another number, {number}: it may belong to another paper. Send each invoice as a file of its own.",
    "document.headless": "{paper} has lines of goods and shows no title, number, date or buyer: it may be a further page whose first page is missing or a file of its own. Send all pages of the invoice as one file.",
    "document.begins_late": "{paper} begins with line {position}, and its lines come to {sum} of {total}: pages may be missing. Ask the supplier for the whole invoice.",
    "document.without_end": "{paper} has amounts or prices and no total: its end may be cut off, or stand on another page. Send the whole invoice.",
    "document.lines_elsewhere": "{paper}: its lines do not make the sums that it prints, and a first page with its number lies beside it.",
    "document.near": "Perhaps of the same invoice: {other}. But the lines of both come to {added}, and the last page prints no such sum (its total: {total}). Look whether a page is missing or misread, and put all pages into one file, in their order.",
    "document.near.unclear": "Perhaps of the same invoice: {other}. But what they print does not settle which pages belong together. Put the pages of each invoice into one file, in their order.",
    "document.stamped": '{paper}, page {page}: across the page stands "{text}", which may say "{word}". Check whether it is the final invoice; ask the supplier for that one.',
    "document.stamped.unread": "{paper}, page {page}: large letters stand across the page that could not be read. Look whether they say that the paper is void, a draft or a sample.",
    "document.crossed": "{paper}, page {page}: a line is drawn across the page through its text. Look whether it was crossed out; ask the supplier for a clean copy.",
    "document.owed": '{paper}: the total is below zero ("{total}"): it may take back what was sold. Ask the supplier for the invoice.',
    "document.altered": "{paper}, {place}: {what}. A reviewer may ask about it; send the file as the supplier sent it.",
    "altered.file": "in the data of the file",
    "altered.page": "page {page}",
    "altered.software": 'the file was made or saved by "{now}", a program to write or edit with',
    "altered.changed": "the file was made on {before} and changed on {now}",
    "altered.revision": 'an earlier revision inside the file shows "{before}" where the page now shows "{now}"',
    "altered.revision.alone": 'the file was saved over itself, and its earlier revision does not show "{now}"',
    "altered.revision.file": "the file was saved over itself and holds {now} revisions",
    "altered.font": '"{now}" is set in another font than its line ({before})',
    "altered.image_software": 'the picture was saved by "{now}", a program to edit pictures with',
    "altered.whitened": 'an area is painted over; under it stands "{before}"',
    "altered.whitened.alone": "an area is painted over in one flat shade",
    "altered.typed": 'a text is laid onto the page ("{now}")',
    "altered.layer": 'the file\'s hidden text says "{before}" where the picture shows "{now}", which counts',
    "altered.field": 'a form field that anybody can change holds "{now}"',
    "document.versions": "{paper} has the same supplier and number as {other}, but another {what}. Find out which of the two the supplier issued, and send that one alone.",
    "document.format": "{paper} is of the format {suffix}; accepted are {formats}. Ask the supplier for one of these.",
    "document.duplicate": "{paper} is the same paper as {other}: its units are counted once.",
    "document.duplicate.kinds": "{paper} and {other} are of one purchase: its units are counted once.",
    "document.duplicate.page": "{paper}: page {page} shows the same as page {first}: its units are counted once.",
    "document.hidden_text": '{paper} holds text that a reader of the page does not see ("{text}"). It was not taken as evidence.',
    "document.xml_unseen": '{paper}: the e-invoice inside the file says "{what}", which the page does not show. A reviewer sees the page alone: ask the supplier for a copy that prints it.',
    "document.xml_mismatch": "{paper}: the page shows {field} {page}, the e-invoice inside the file {xml}. Ask the supplier for a file whose two parts agree.",
    "document.unreadable": "{path} could not be read: {error}",
    "document.beside": "{paper}, page {page}: the picture shows {count} sheets side by side, and which words belong to which is not told apart. Photograph or scan each sheet alone.",
    "document.unread": "{paper}: pages that could not be read: {pages}. What stands there may decide. Look at them, or provide a better copy.",
    "document.damaged": "{paper}: the file is damaged or cut off, and a part of it may be missing. Ask for it or save it again.",
    "document.damaged.pages": "{paper}: damaged pages, a part of which may be missing: {pages}. Ask for the file or save it again.",
    "document.mended": "{paper}: the file is damaged and was mended to be read; others may be unable to open it. Ask for it or save it again.",
    "match.none": "No paper names {asin}. Ask the supplier for an invoice with its {codes}.",
    "match.none.letters": "No paper names {asin}. What counts here is: {accepted}. Ask for one that names it by its {codes}.",
    "match.none.unread": "No paper names {asin} as far as they could be read. Not read whole: {papers}. Look there first, or ask the supplier for an invoice with its {codes}.",
    "match.weak": '{paper} names {asin} only by {how} ("{text}"). Check that it is the same product; an invoice with its ASIN, EAN or part number proves it.',
    "match.carton": '{paper} shows the number of a carton ("{text}") whose pieces are {asin}. Check how many pieces a carton holds; an invoice with the number of the piece proves it.',
    "match.repaired": '{paper} shows "{text}" where {asin} is meant: letters and digits that look alike differ, and the match is not certain. Check the printed code.',
    "match.outside": '{paper} names {asin} outside of its lines ("{text}"), so no line proves it. Check which line is meant.',
    "match.conflict": '{paper}: "{text}" speaks for {asin}, but {conflict}. Check which product the line is about.',
    "match.column": '{paper}: "{text}" stands for {asin} under the head "{head}", which is of codes of other goods. Check which product the line is about.',
    "match.sentence": '{paper}: "{text}" stands for {asin}, but behind the words "{words}", not as the code of the line. Check which product the line is about.',
    "quantity.short": "{asin}: papers that count prove {proven} of {needed} units; {missing} more needed. Ask for further invoices.",
    "quantity.short.open": "{asin}: papers that count prove {proven} of {needed} units; the rest stands on papers that must be checked first.",
    "quantity.short.combined": "The papers prove {proven} units of all listed products together; {needed} are needed. Ask for further invoices.",
    "quantity.unknown": "Nobody gave the number of units that {asin} needs: quantities were not checked. Add units sold or in stock to the list.",
    "quantity.unreadable": "{paper}: the quantity of the line for {asin} cannot be read. Check it on the paper.",
    "quantity.unsure": "{paper}: the quantity of the line for {asin} can be read as {readings}. Check it on the paper.",
    "quantity.cartons": '{paper}: the line for {asin} is counted in "{unit}", of which each is taken for one piece. Ask the supplier how many pieces one holds, and to print it.',
    "quantity.guessed": "{paper}: the quantity of the line for {asin} may be {readings}, which nothing else on the paper bears out. Check it on the paper.",
    "quantity.shared": '{paper}: the {quantity} pieces of the line for {asin} are shared out ("{text}"). Find out how many the account bought.',
    "quantity.counted": '{paper}: the line for {asin} has {quantity} pieces, the whole paper fewer ("{text}"). Find out how many were bought.',
    "quantity.measure": '{paper}: the line for {asin} is counted in "{unit}", not in pieces. Check how many pieces that is.',
    "quantity.repeated": '{paper}: a line says again what other lines say of {asin} ("{text}"), and the sums do not show that it was bought twice. Check the paper.',
    "goods.added": '{paper}: the line for {asin} adds "{words}" to the name of the listing: that may be a part of it or something for it. Check that it is the product itself.',
    "goods.other": '{paper}: the line for {asin} says "{words}": it may be about a service, a part, packaging or a copy, not about the goods. Check the line.',
    "goods.condition": '{paper}: the line for {asin} says "{words}": the goods may not be new. Ask for an invoice of new goods.',
    "quantity.credited": "{paper} credits {units} of {asin}: it may take back units that the invoices prove. Check what was returned.",
    "quantity.taken_back": "{paper}: the line for {asin} has a quantity of {units}: nothing was bought with it.",
    "quantity.denied": "{paper}: the goods of the line for {asin} may not have come: {what}. Check the line.",
    "denied.words": 'its text says so ("{text}")',
    "denied.beside": 'beside it stands "{text}"',
    "denied.strange": 'beside it stands "{text}", which holds words that were not understood ({words})',
    "denied.part_came": 'beside it stands that not all came ("{text}")',
    "denied.unnamed": 'a line without a code takes units back ("{text}")',
    "denied.struck": 'a line is drawn through "{text}"',
    "denied.negative": "its amount is {amount}",
    "denied.zero": "its amount is zero although it has a price",
    "denied.free": "its price is zero: goods that were given prove no purchase",
    "denied.given": 'it says "{text}": goods that were given prove no purchase',
    "denied.part": "it has neither price nor amount, unlike the other lines: it may say again what another line says",
    "denied.uncharged": "it has a price but no amount, unlike the other lines",
    "buyer.missing": "{paper} shows no {what} of the buyer. The marketplace compares it with the account: {expected}. Ask the supplier to add it.",
    "buyer.mismatch": "{paper} names the buyer's {what} \"{printed}\"; the account says \"{expected}\" ({difference}). Ask the supplier to correct it.",
    "buyer.unsure": '{paper}: the buyer can be {names}; the account says "{expected}". Check who the paper bills.',
    "supplier.is_buyer": "{paper}: supplier and buyer look like one business ({what}). Self-issued invoices are refused.",
    "supplier.is_marketplace": "{paper}: the goods were bought on the marketplace itself ({what}). Orders from there are retail purchases and are refused as proof; ask a wholesaler or the maker.",
    "supplier.contact": "{paper} does not show the supplier's {what}. Ask the supplier to add it, so that the marketplace can verify the business.",
    "supplier.contact.none": "{paper} shows no address, phone, e-mail or website of the supplier: the marketplace cannot verify the business. Ask the supplier for a complete invoice.",
    "supplier.inconsistent": "{paper} shows another {what} of {supplier} ({one}) than {other} ({two}). Ask the supplier which one is right.",
    "quantity.unbilled": "{paper}: the line for {asin} comes to {amount}, but the total is {total}, which the paper reaches without it. Check whether the line was billed.",
    "quantity.unbilled.less": "{paper}: the line for {asin} comes to {amount}, which is more than the whole total of {total}, and no printed discount leads there. Check the sums; ask the supplier.",
    "quantity.unbilled.free": "{paper}: the line for {asin} shows no price, and the other lines make the total of {total} without it. Check whether it was billed.",
    "quantity.unbilled.tax": '{paper}: the taxes are worked out of other sums ("{text}") than the lines and the total. Check the sums; ask the supplier.',
    "quantity.unbilled.words": '{paper} writes its sum in words ("{text}"), and no total of it is that sum. Check the sums; ask the supplier.',
    "quantity.unbilled.second": '{paper} comes to {one}, but asks for {other} too ("{text}"), and nothing printed leads from one to the other. Check what was paid; ask the supplier.',
    "quantity.unbilled.currency": "{paper}: the line for {asin} is in {one}, the total in {two}. Check what was paid.",
    "match.described": '{paper}: the line for {asin} says "{printed}", the listing "{listed}". Check that it is the same product.',
    "match.described.unread": "{paper}: the name on the line for {asin} cannot be read, while those of other lines can. Look whether something is written over it.",
    "document.retail.consumers": '{paper} says "{what}": goods that went on to consumers, or were bought as one. Retail purchases are refused as proof; ask a wholesaler or the maker.',
    "document.retail": "{paper} looks like a till receipt ({what}). Retail purchases are refused as proof; ask a wholesaler or the maker.",
    "document.twice": "{paper} may bill the same purchase as {other} ({what}). Only one of the two is counted; find out whether it was bought twice.",
    "document.undone_elsewhere": '{paper}: {other} says "{text}". Find out whether the invoice still holds.',
    "document.reserved": '{paper} says "{text}". It may deny or limit the sale: read it, and ask the supplier for an invoice without it.',
    "window.delivered_late": "{paper}: the goods were delivered on {date}, after the notice of {notice}: they cannot be those that were sold before it. Check the dates.",
    "arithmetic.line": '{paper}: {quantity} x {price} is not {amount} in the line "{text}". Check the line.',
    "arithmetic.total": "{paper}: the lines add up to {sum}, and no tax or charge that is printed leads from there to the total of {total}. Check the sums.",
    "chronology.year": '{paper} is dated {issued}, but says "{text}": {when} lies long before. Find out which day is right; send the paper as the supplier issued it.',
    "chronology.order": "{paper}: the {first} ({one}) lies after the {second} ({two}). Check the dates.",
    "plan.language": "Plans are checked in English, French, German, Spanish and Italian; this one is in another language ({language}): only its ASINs, papers and length were looked at.",
    "authorization.content": "{paper} does not show {what}. A letter of authorization must: ask its issuer for a complete one.",
    "authorization.ended": "{paper} names {date} as the last day in it, which is before {day}. Check whether it still holds; ask its issuer for a new one.",
    "authorization.expired": "{paper} is valid until {date}, before {day}. Ask its issuer for a new one.",
    "authorization.excluded": '{paper} says "{text}": the sale on marketplaces may be excluded. Read the letter; ask its issuer for one that allows it.',
    "authorization.lands": '{paper} says "{text}" and does not name the country of {marketplace}. Ask its issuer for one that is for that marketplace.',
    "authorization.other": '{paper} lets "{other}" sell, and none of its sentences names "{account}". Ask its issuer for a letter that is for you.',
    "authorization.brand": "{paper} does not name the brand of the listings ({brands}). Ask its issuer for one that does.",
    "authorization.revoked": '{paper} says "{text}": the authorization may be refused or taken back. Read the letter; ask its issuer for one that holds.',
    "compliance.content": "{paper} does not show {what}. Ask the laboratory or the maker for the complete report.",
    "plan.root_cause": "The plan names no root cause. Say in one or two sentences what led to the complaint.",
    "plan.root_cause.other": "The notice also complains about {cause}, and the plan does not speak of it. Answer each complaint.",
    "plan.evidence.date": "The plan dates {number} on {said}, the paper itself shows {printed}. Correct the date.",
    "plan.evidence.units": "The plan says that {number} covers {said} units, the paper shows {printed}. Correct the number.",
    "plan.actions": "The plan names no actions already taken. List what was done, and when.",
    "plan.prevention": "The plan does not say how this is prevented. Say what is done from now on, by whom and how often.",
    "plan.item": "The plan does not mention {asins}. Account for every flagged product.",
    "plan.evidence": "The plan refers to no paper. Name the invoices or letters that prove each product.",
    "plan.evidence.number": "The plan refers to {number}, and no paper of the case has this number. Add the paper, or correct the number.",
    "plan.tone": "This sentence pleads or blames. State facts only.",
    "plan.tone.story": "This sentence tells the story of the business. Leave it out: it answers nothing.",
    "plan.other_case": "This sentence speaks of another case. Keep to the one at hand.",
    "plan.vague": "This promise does not say who does what and when. Make it concrete.",
    "plan.length": "The plan has {count} words. Shorten it: reviewers read one page.",
    "plan.length.short": "The plan has only {count} words. It can hardly answer cause, actions and prevention.",
    "case.conflict": "What is asked is not clear: {what} Check which is right before you rely on this verdict.",
}  # fmt: skip


def say(key: str, **values: Text | Decimal | int | None) -> Message:
    """Return the sentence of a key with its values; values are data and stay as they are."""
    return message(TEXTS[key], **{name: _shown(value) for name, value in values.items()})


def _shown(value: Text | Decimal | int | None) -> Value:
    if isinstance(value, Decimal):
        return Amount(f"{value:f}")
    if not isinstance(value, str):
        return "" if value is None else value
    text = " ".join(value.split())
    return text if len(text) <= _LONGEST_VALUE * 3 else text[: _LONGEST_VALUE * 3] + "…"


def short(text: str) -> str:
    """Return printed text fit for a sentence: one line, 80 characters at most."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1] + "…"


def name(record: Record) -> Text:
    """Return what a user calls a paper: "Invoice 2026-118 (a.pdf)"."""
    file = file_name(record)
    number = record.best("invoice_number")
    kind = message(KIND_NAMES[record.kind]) if record.kind != "other" else message("paper")
    if number:
        return Capital(message("{kind} {number} ({file})", kind=kind, number=short(number.value), file=file))
    return Capital(message("{kind} {file}", kind=kind, file=file))


def file_name(record: Record) -> Text:
    """Return the file of a paper, with its part; the files where its pages lie in several."""
    own = file_of(record.path, record.part)
    return listed((own, *(file_of(path, part) for path, part in record.also)), "and") if record.also else own


def file_of(path: str, part: str | None) -> Text:
    """Return the name of a file, with its part."""
    file = _last(path)
    return message("{file}, {part}", file=file, part=part_named(part)) if part else file


@lru_cache(maxsize=4096)
def _last(path: str) -> str:
    return PurePosixPath(path).name


def kinds(known: Sequence[Kind]) -> Listed:
    """Return kinds of papers as a list in words."""
    return Listed(tuple(message(KIND_NAMES[k]) for k in known))


def day(when: date) -> Day:
    """Return a date with its month as a word: "3 October 2025"."""
    return Day(when.isoformat())


def days(count: int) -> Message:
    """Return "one day" or "12 days"."""
    return plural("one day", "{count} days", count)


def window(asked: Window) -> Text:
    """Return the window in words."""
    start, end = (day(d) if d else "" for d in (asked.start, asked.end))
    if asked.start and asked.end:
        return message("{start} to {end}", start=start, end=end)
    return message("from {start}", start=start) if asked.start else message("up to {end}", end=end)


def listed(words: Sequence[Text], last: str = "or") -> Listed:
    """Return "a, b or c"."""
    return Listed(tuple(words), last)


def quoted(text: str) -> Message:
    """Return printed text in quotation marks."""
    return message('"{text}"', text=short(text))
