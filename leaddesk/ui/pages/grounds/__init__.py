"""Telling without a consent: the dialog for its facts, the choice beside a paper, the emergency record."""
