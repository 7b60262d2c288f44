"""Two records of one person: side by side, merged, and taken apart again."""
