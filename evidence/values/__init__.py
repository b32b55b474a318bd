"""Printed text -> every value it can mean. Pure: text in, candidates out, nothing read but the language files.

`codes` (ASIN, GTIN, SKU), `dates`, `amounts`, `contacts` (phone, e-mail, website), `registers` (VAT ids, IBAN, SIRET),
`names` (companies), `addresses`, `pictures` (dots per inch), `text` (labels, language), `languages` (the words, one data file
a language).
Ambiguity is kept: where a text can mean two things, both come back, and callers decide with what they know.
"""
