"""Snapshots: written, listed, packed, thinned, purged."""
