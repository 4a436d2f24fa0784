"""In gesprek: an interview between two colleagues about the essence of their craft."""

__version__ = "0.1.0"
PROGRAM = "interview-tui"
