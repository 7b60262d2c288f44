"""Court dates and the legal record: the page of the rail, the tab of a record, and their forms."""
