"""The help pages: what each page of the program is for, how its commonest things are done, its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.i18n import tr
from leaddesk.ui.help.topics_of_office import FIRST, KEYS, SEARCH
from leaddesk.ui.help.topics_of_office import TOPICS as OF_OFFICE
from leaddesk.ui.help.topics_of_paper import TOPICS as OF_PAPER
from leaddesk.ui.help.topics_of_people import TOPICS as OF_PEOPLE

if TYPE_CHECKING:
    from leaddesk.ui.help.topic import Topic
    from leaddesk.ui.routes import Route

__all__ = ["FIRST", "KEYS", "TOPICS", "found", "topic_for"]

TOPICS: tuple[Topic, ...] = (FIRST, SEARCH, *OF_PEOPLE, *OF_PAPER, *OF_OFFICE)
"""In the order of the contents."""


def topic_for(route: Route | None) -> Topic:
    """Return the help for a place: for the tab of a record, else for the page, else how the program works."""
    if route is None:
        return FIRST
    for wanted in (f"{route.page}/{route.part}", route.page):
        for topic in TOPICS:
            if wanted in topic.pages:
                return topic
    return FIRST


def found(words: str) -> list[Topic]:
    """Return the topics in which every typed word stands; those with all of them in the title come first."""
    wanted = words.casefold().split()
    texts = {topic.key: " ".join(map(tr, topic.texts())).replace("*", "").casefold() for topic in TOPICS}
    fitting = [topic for topic in TOPICS if all(word in texts[topic.key] for word in wanted)]
    return sorted(fitting, key=lambda topic: not all(word in tr(topic.title).casefold() for word in wanted))
