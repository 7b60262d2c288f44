"""The reminders of a day or a week: who gets one, all of them printed in one go, each ticked off once it was."""
