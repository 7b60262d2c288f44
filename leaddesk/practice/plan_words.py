"""Invented goals and steps, in the words in which people say them."""

from __future__ import annotations

from leaddesk.domain.plan_codes import StepWho

_P, _C, _T, _O = StepWho.PARTICIPANT, StepWho.COORDINATOR, StepWho.TOGETHER, StepWho.PROVIDER
Steps = tuple[tuple[str, StepWho], ...]

GOALS: tuple[tuple[str, str, str, Steps], ...] = (
    (
        "housing",
        "A room of my own with a door that locks",
        "You can't think straight in a bunk room.",
        (
            ("Put name on the housing list", _C),
            ("Get a copy of the birth certificate", _P),
            ("Look at the room on Second Street", _T),
            ("Hold the bed until then", _O),
        ),
    ),
    (
        "housing",
        "Keep the trailer through the winter",
        "My kids can come on Sundays as long as I have it.",
        (("Write to the landlord about the back rent", _T), ("Ask for rent help", _C), ("Fix the heater", _P)),
    ),
    (
        "legal",
        "Be done owing the court",
        "Every letter means a sleepless week.",
        (
            ("Read the fee letter together", _T),
            ("Ask counsel about service hours instead of fees", _P),
            ("Ride to the review hearing", _C),
        ),
    ),
    (
        "legal",
        "Get my driver license back",
        "No license, no work out here.",
        (("Ask counsel which fines stand in the way", _P), ("Set up a payment plan", _T)),
    ),
    (
        "health",
        "A doctor I can go back to",
        "I want to sleep through a night.",
        (("First visit at the clinic", _P), ("Ride both ways", _C), ("Send the list of medicines", _O)),
    ),
    (
        "health",
        "Get the tooth looked at",
        "",
        (("Call the dental van", _C), ("Go on the day it comes", _P)),
    ),
    (
        "income",
        "Work with my hands again",
        "I was good at it, and people asked for me.",
        (("Ask at the feed store", _P), ("Write down what I can do", _T), ("Find work boots", _C)),
    ),
    (
        "income",
        "Food and gas money every month, not only some months",
        "",
        (("Apply for benefits", _T), ("Call about the letter", _C)),
    ),
    (
        "social",
        "See my daughter on Sundays",
        "She is the reason I started this.",
        (("Call my sister about the drive", _P), ("Ask what the order allows", _C)),
    ),
    (
        "su",
        "Use less, and not alone",
        "I want to be around for my kids.",
        (("Pick up naloxone", _P), ("First visit about medication", _T), ("Tell a friend whom to call", _P)),
    ),
    (
        "mh",
        "Talk to somebody who does not rush me",
        "Offices make me leave.",
        (("Ask who takes new people", _C), ("Go along to the first visit", _T)),
    ),
    ("food", "Cook for myself", "", (("Find the food bank's days", _C), ("Borrow a hot plate", _P))),
    (
        "id_docs",
        "Have an ID in my pocket",
        "Without it I am nobody at any counter.",
        (("Order the birth certificate", _C), ("Ride to the license office", _T)),
    ),
    ("transport", "A way to town that is not walking", "", (("Ask about the county van", _C), ("Fix the bike", _P))),
)
OWN_WORDS = (
    "I want my own place and to see my kids on Sundays. Mornings are better. I do not want this to be about what I did "
    "wrong. I want it to be about getting somewhere.",
    "Just let me catch up for once.",
    "I want to be let alone by the court and left in peace to work.",
    "",
)
STRENGTHS = (
    "Keeps every appointment with a sister's kids. Cooks for the whole house.",
    "Fixes anything with an engine. Shows up for friends.",
    "Rosa at the laundromat; she knows it is all right to ask.",
    "Knows when to leave a room.",
)
SAFETY = (
    "Carries naloxone. Will not use alone; calls a friend first.",
    "Sleeps at the shelter below freezing. Charged phone.",
    "Tests what is bought. Knows the line to call at night.",
    "",
)
BARRIERS = (
    "No ride on weekends. Offices that close at noon.",
    "No phone that holds a charge.",
    "Waiting lists, and no address for letters.",
    "",
)
