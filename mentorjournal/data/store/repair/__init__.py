"""A damaged journal: examined, its records extracted and put in place."""
