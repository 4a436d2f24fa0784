"""The commands of the program, one module each, imported when it is given. Nothing here imports textual at start."""
