"""What she sees: Qt pages, widgets, item models, jobs. Decides nothing about the work."""
