"""A marketplace's notice becomes what it asks for.

In: the text of a notice (`parse`), or its file (`load`). Out: `Notice` (`asked`); null where the notice does not say. Never:
today's date, a deadline taken for a window, an ASIN that the seller wrote or that only stands in a link; a load of what
understands notices in a case that has none.
"""
