"""The care plan of a record: its goals and steps, its review, and how two plans differ."""
