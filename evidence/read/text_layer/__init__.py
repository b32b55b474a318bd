"""The text layer of a PDF page: its words, which of them a reader sees, and whether it may be believed.

In: a page of a PDF. Out: words, hidden ones marked; signs that a reviewer may ask about. Never: a change to the file.
"""
