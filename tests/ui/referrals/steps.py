"""What is typed into the forms of the page, and what is read off it."""

from PySide6.QtWidgets import QLabel

from leaddesk.domain.codes import (
    ReferralSource,
    ServiceNeed,
)
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.participants import ParticipantFilter
from tests.ui.people import (
    type_into,
)


def fill(form, **texts):
    for name, text in texts.items():
        type_into(form.fields[name], text)


def fill_arrest(form, person="Tobias Lund"):
    choose(form, "source", ReferralSource.LE_PATROL)
    fill(
        form,
        contact_on="11/2",
        contact_time="1:40 PM",
        place="Gas station on Route 9",
        referrer_name="Deputy K. Marsh",
        agency="Alder County Sheriff's Office",
        person_name=person,
        incident_number="26-04417",
        offence="Trespass",
    )


def choose(form, name, member):
    combo = form.fields[name].combo
    combo.setCurrentIndex(combo.findData(str(member.value)))


def cells(view):
    model = view.model()
    return [[model.index(row, n).data() for n in range(model.columnCount())] for row in range(model.rowCount())]


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


def people(services):
    return services.participants.rows(ParticipantFilter())


def fill_out(form, provider):
    form.provider.combo.setCurrentIndex(form.provider.combo.findData(provider))
    choose(form, "service", ServiceNeed.HOUSING)
    form.fields["reason"].box.setPlainText("Needs a bed before winter.")
    form.fields["reason_tells"].tick(InformationCategory.HOUSING).click()
