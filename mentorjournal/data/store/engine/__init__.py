"""The running journal: changes, checkpoints, questions, opening."""
