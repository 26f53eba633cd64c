"""From the file and the log to a journal in memory."""
