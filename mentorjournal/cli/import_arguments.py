"""The arguments of `import`, and the forms that it takes."""

from __future__ import annotations

from argparse import ArgumentParser

from mentorjournal.cli.arguments import ROLES, OneOf, only_json
from mentorjournal.imports.forms import FORMS


def of_import(parser: ArgumentParser) -> None:
    """Those of `import`."""
    parser.add_argument(
        "form",
        metavar="FORM",
        type=OneOf("a form", FORMS),
        help="what it is: jrnl, markdown, csv, vcard, or json (of Day One or jrnl, another "
        "journal, or shared by one)",
    )
    parser.add_argument("path", metavar="PATH", help="the file; for markdown a file or a folder")
    parser.add_argument(
        "--who", metavar="WHO", help="whom it is about where it names nobody itself"
    )
    parser.add_argument(
        "--role",
        metavar="ROLE",
        type=OneOf("a role", ROLES),
        help="add the people whom it names: mentor or protege, which is what you are to them",
    )
    parser.add_argument("--yes", action="store_true", help="do it; a backup is made first")
    only_json(parser)
