"""The log of disclosures of the whole office: the page, its bar, its columns."""
