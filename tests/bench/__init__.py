"""Benchmarks: `python -m tests.bench` prints one table, each script alone prints its own in detail."""
