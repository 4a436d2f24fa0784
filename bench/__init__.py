"""Benchmarks of speed and CPU use; README.md describes them."""
