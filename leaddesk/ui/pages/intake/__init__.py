"""The intake conversation and the dated facts of a person on the screen."""
