"""Documents count what their proofs have tried."""

from __future__ import annotations

from tests.tally import tally

__all__ = ["tally"]
