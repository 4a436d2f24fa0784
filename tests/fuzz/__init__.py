"""Bytes of any kind for everything that reads what others wrote. `python -m tests.fuzz` looks for new ones."""
