"""What is kept: frozen structs, without the disk."""
