"""The resource sheet: every place of the directory under what it offers, for anybody to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import ServiceNeed
from leaddesk.domain.resource_packet import ResourceGroup, ResourceLine, ResourcePacket
from leaddesk.domain.site_lists import SiteList

if TYPE_CHECKING:
    from leaddesk.domain.organisations import OrganisationDraft
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets
    from leaddesk.services.site_lists import SiteLists


class Resources:
    """Puts the resource sheet together. It speaks of no person, so no gate is asked and nothing is logged."""

    def __init__(self, packets: Packets, organisations: Organisations, site_lists: SiteLists) -> None:
        """Take what knows the office's head, the directory, and the services of the county's own."""
        self._packets = packets
        self._organisations = organisations
        self._site_lists = site_lists

    def packet(self) -> ResourcePacket:
        """Return the sheet as the directory stands now."""
        blank, places = self._packets.blank(), self._organisations.places()
        known = [(one.label, one, [place for place in places if one in place.services_offered]) for one in ServiceNeed]
        local = [
            (item.text, None, [place for place in places if item.code in place.local_services])
            for item in self._site_lists.items(SiteList.SERVICE)
        ]
        groups = [ResourceGroup(name, one, tuple(map(_line, found))) for name, one, found in [*known, *local] if found]
        return ResourcePacket(blank.office, blank.printing, tuple(groups))


def _line(place: OrganisationDraft) -> ResourceLine:
    """Return a place as the sheet prints it; notes and the names of people there are for the office alone."""
    address = ", ".join(part.strip() for part in place.address.splitlines() if part.strip())
    offered = (place.telehealth, place.sliding_fee, place.medicaid)
    return ResourceLine(place.name, place.phone, address, place.hours, *offered)
