"""Parts of the Consents tab of a record."""
