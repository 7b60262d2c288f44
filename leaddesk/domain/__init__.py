"""What is true about the work: lists, fields, records, rules. Standard library only."""
