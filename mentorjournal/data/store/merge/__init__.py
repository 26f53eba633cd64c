"""Two versions of a record brought together."""
