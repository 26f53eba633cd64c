"""Live notes: their marks, blocks and words, which line is which, and merging."""
