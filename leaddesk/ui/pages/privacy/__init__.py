"""The patient notice on screen: the line of the record, and its paper."""
