"""Line items: headings, columns and rows of tables, lists without headings, labelled pairs, product codes beside them.

In: printed lines of a paper. Out: items with the box of each value. Never: a quantity that its row's arithmetic denies.
"""
