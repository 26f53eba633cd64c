"""What speaks of pay, and from whom it is held back."""
