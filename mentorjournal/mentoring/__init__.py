"""What good mentoring knows, as pure functions over the records."""
