"""The case conference: its list and the sheets for each agency."""
