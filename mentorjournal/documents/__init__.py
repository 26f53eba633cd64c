"""What can be shared: who may see what, the documents, and how they are written."""
