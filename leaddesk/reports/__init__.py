"""What is counted: measures, the table they fill, its release version, and its way to XLSX and PDF."""
