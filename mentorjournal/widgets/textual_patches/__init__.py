"""Uses of private parts of Textual and asyncio, each saying why the public ones do not do."""
