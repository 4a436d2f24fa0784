"""Printing of question sets and sheets as PDF. Nothing here is imported before something is to be printed."""
