"""Every call to the system: files, their names and modes, the lock."""
