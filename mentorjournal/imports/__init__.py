"""What other programs have written, read into plain records; nothing is kept here."""
