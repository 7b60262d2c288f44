"""Two records of one human become one, and come apart again."""
