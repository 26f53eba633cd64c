"""What opens over a screen and closes again.

Most starts of the program open none of these, so they are imported where they are opened.
"""
