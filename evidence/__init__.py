"""Evidence: from a folder of supplier papers to proof for a marketplace appeal."""

__version__ = "0.1.0"
