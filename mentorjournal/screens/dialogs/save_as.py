"""The form that gives an export another name, where a file of its own name is there."""

from __future__ import annotations

from pathlib import Path

from mentorjournal.documents.naming import FORMAT_OF_ENDING, FORMAT_WORDS, ending_of
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.journal.export_files import ExportPreview
from mentorjournal.screens.dialogs.form import Field, FormDialog


def save_as_form(journal: Journal, prepared: ExportPreview, path: Path) -> FormDialog[Path]:
    """A form that ends with where the export was written.

    Args:
        journal: What it was made from.
        prepared: The export.
        path: The file that is in the way; a name alone is taken as one beside it.
    """

    def save(values: dict[str, str]) -> Path:
        try:
            target = path.parent / Path(values["path"].strip()).expanduser()
        except RuntimeError:
            raise BadInput("There is no home folder of that name.", "path") from None
        wanted = FORMAT_OF_ENDING.get(ending_of(target.name))
        written = FORMAT_OF_ENDING[ending_of(prepared.name)]
        if wanted not in (None, written):
            raise BadInput(
                f"This is written as {FORMAT_WORDS[written]}; end the name with .{written}, "
                "or go back and choose another format.",
                "path",
            )
        overwrite = values["overwrite"] == "yes"
        return journal.exports.save(prepared, target, overwrite=overwrite)

    return FormDialog(
        "Save under another name",
        (
            Field("path", "File", value=free(path).name, required=True, hint=f"In {path.parent}"),
            Field("overwrite", "Replace it", "toggle", hint="What is in that file is lost then."),
        ),
        save,
        intro=f"{path.name} is there already. It was left as it is.",
        draft=f"export {path}",
    )


def free(path: Path) -> Path:
    """The path with the first number behind it at which nothing is yet."""
    number = 2
    while (free := path.with_stem(f"{path.stem}-{number}")).exists():
        number += 1
    return free
