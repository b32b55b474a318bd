"""Papers that nobody tuned to: fictional invoices and till receipts in many layouts and languages, with their truth.

In: a number. Out: the words of a page where a text layer would have them, and what is printed. Never: a clock,
unseeded chance, a word taken from the program's own language data.
"""
