"""What she sees: Qt pages, widgets, item models, jobs. Decides nothing about the work."""

from leaddesk.ui.lasting import make_lasting

make_lasting()
