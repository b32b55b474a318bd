"""Draws fictional supplier papers with the truth about every word that matters, and wears them out into scans.

In: the papers and cases written down here. Out: bytes and truth. Never: the program under test, a clock, chance.
"""
