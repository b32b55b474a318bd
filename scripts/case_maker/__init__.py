"""Whole cases as sellers bring them: notices, lists, exports and papers, made from tables with the truth of each item.

In: tests/golden/cases/SET/CASE.toml. Out: case folders. Never: a look at what the program makes of them.
"""
