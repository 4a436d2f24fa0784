"""Reading and writing files: the layer below every package that uses the disk."""
