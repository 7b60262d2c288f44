"""Scans and photos made safe: what a file brings along is left behind, and what stays is small and grey."""
