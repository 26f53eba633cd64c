"""The write-ahead log, and the inbox of commands."""
