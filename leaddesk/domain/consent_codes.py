"""The closed lists that single kinds of consent ask for: pictures and stories, messages, and who signs for a minor."""

from __future__ import annotations

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_


class Medium(CodeList):
    """What may be shown of a person in public."""

    PHOTO = "photo", N_("Photos")
    VIDEO = "video", N_("Video")
    VOICE = "voice", N_("Voice")
    STORY = "story", N_("My story in words")


class MediaUse(CodeList):
    """Where it may be shown."""

    BOARD = "board_report", N_("Reports to the county board and funders")
    WEB = "web", N_("The website and social media")
    PRESS = "press", N_("Newspaper, radio, television")
    TRAINING = "training", N_("Training and talks")


class ShownAs(CodeList):
    """Under which name."""

    NO_NAME = "no_name", N_("Without a name")
    OTHER_NAME = "other_name", N_("With another name")
    FIRST_NAME = "first_name", N_("First name only")
    FULL_NAME = "full_name", N_("Full name")


class ReachWay(CodeList):
    """A way to reach a person that the person agrees to."""

    CALL = "call", N_("Call")
    VOICEMAIL = "voicemail", N_("Leave a voicemail")
    TEXT = "text", N_("Send a text")
    EMAIL = "email", N_("Send an email")
    LETTER = "letter", N_("Send a letter")


class MessageSays(CodeList):
    """What a message may say."""

    CALL_BACK = "call_back", N_("A name and a number to call, nothing else")
    REMINDER = "reminder", N_("Also a day, a time and a place, not what for")
    PROGRAM = "program", N_("Also that it is from LEAD")


class MinorRule(CodeList):
    """Who signs for somebody under 18; the law of the state decides (42 CFR 2.14)."""

    ALONE = "minor_alone", N_("The minor alone: state law lets the minor consent to this care")
    BOTH = "minor_and_parent", N_("The minor and a parent or guardian")
