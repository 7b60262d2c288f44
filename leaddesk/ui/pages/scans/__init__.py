"""Scans and photos of a person's papers: add, look at, save a copy, take out of sight."""
