"""Uses of private parts of Textual, each with a line that says why the public ones do not do."""
