"""Bytes to records and back: strict JSON, keys, layout, migrations."""
