"""Supplier and buyer: names, addresses, VAT ids and how to reach them.

In: a paper's pieces, labels and territories. Out: parties with every candidate kept. Never: one party's value given to the other.
"""
