"""LeadDesk: records, forms and quarterly summaries for one LEAD coordinator."""

__version__ = "0.1.0"
