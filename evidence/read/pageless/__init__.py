"""Papers without printed pages: Word, Excel, HTML, plain text, e-invoice XML.

In: bytes. Out: pages of words laid out so that tables stay tables. Never: a formula, script or link followed.
"""
