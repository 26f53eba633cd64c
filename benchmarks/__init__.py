"""How fast it is, as ratios to a bare Textual app in the same run; never part of the tests."""
