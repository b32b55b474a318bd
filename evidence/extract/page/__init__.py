"""A page as the field finders see it: printed lines, blocks, labels and whose part of the page a piece stands in.

In: words with boxes. Out: pieces, labels with the places beside and beneath them, territories. Never: a value of a field.
"""
