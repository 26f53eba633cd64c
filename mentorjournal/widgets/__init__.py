"""The pieces that screens are made of; they know records, never the Journal."""
