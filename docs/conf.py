"""How Sphinx makes the documentation: `make docs`, by decision 16.

The source is the whole checkout, of which it reads these pages only, so that a link from one of
them to another file is the same on the disk, on a forge and in what is built.
"""

project = "mentorjournal"
html_title = project
extensions = ["myst_parser"]
include_patterns = ["docs/**", "CHANGELOG.md", "CONTRIBUTING.md"]
exclude_patterns = [".*", "**/.*", "build", "dist", "**/__pycache__"]
root_doc = "docs/index"

# A heading is linked by the anchor that forges give it.
myst_heading_anchors = 3

html_theme = "furo"
html_copy_source = False
html_show_copyright = False
html_use_index = False
# Nothing is loaded from elsewhere: the pages are read offline, from the disk.
html_extra_path = ["site"]
