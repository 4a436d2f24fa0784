"""Death at any moment: the real program in a terminal, typed into and ended in every way, round after round."""
