"""On paper: what can be printed from a question set. Nothing here is imported before something is to be printed."""
