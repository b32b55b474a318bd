"""What `scripts/fuzz` begins with and how it spoils it: seeds and mutations, both the same for the same seed number."""
