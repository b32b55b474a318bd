"""Two versions of the code compared on real documents, field by field."""
