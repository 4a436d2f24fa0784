"""The commands of the command line, one module each, imported when used. None imports textual at import time."""
