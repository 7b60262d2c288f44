"""The office's countable work: the work log, and the forms of its lines."""
