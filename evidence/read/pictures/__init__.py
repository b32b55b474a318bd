"""A page that is a picture: prepared, turned, read, read again where that decides; barcodes, stamps and strokes on it.

In: a gray picture and an engine. Out: words with boxes on the original page. Never: a word without its place.
"""
