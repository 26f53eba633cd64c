"""What is kept, and how it is kept."""

import sys

if "typing_extensions" not in sys.modules:
    # msgspec takes two names from there that `typing` has as well, and takes those where it is
    # missing. Half the time it needs to be loaded goes into that module, which loads `inspect`.
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]
