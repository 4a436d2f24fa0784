"""Files on disk: what every room that reads one stands on."""
