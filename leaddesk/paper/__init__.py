"""The layer under every PDF: fonts, page frames, cells, notices, addendum, charts. No records, no screen."""
