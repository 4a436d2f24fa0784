"""The forms of an interview: their settings, and the deck of cards that a form makes."""
