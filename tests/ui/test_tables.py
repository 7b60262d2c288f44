from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from leaddesk.domain.codes import Urgency
from leaddesk.ui.models.record_table import LINE_ROLE, SORT_ROLE, Column, Line, RecordTable, Sorted
from leaddesk.ui.routes import Route
from leaddesk.ui.search_box import Found, _FoundModel
from leaddesk.ui.widgets.tables import RecordList, RecordTableView

HOSTILE = '<b>Bob & "Ann"</b>'


@dataclass(frozen=True)
class Person:
    name: str
    age: int | None
    born: date | None = None


PEOPLE = [Person("Ana", 9, date(2017, 1, 2)), Person("bo", None), Person("Cy", 10, date(2016, 5, 6))]
COLUMNS = [
    Column("Name", lambda p: p.name),
    Column("Age", lambda p: p.age, number=True),
    Column("Born", lambda p: p.born),
]


def line(person):
    return Line(person.name, f"{person.age} years", "Court tomorrow", "amber", "Last spoke Nov 20")


def sound(model: QAbstractItemModel):
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return model


def names(model):
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_table_shows_texts_and_sorts_by_values(qtbot):
    table = sound(RecordTable(COLUMNS))
    table.set_rows(PEOPLE)
    assert [table.index(r, 1).data() for r in (0, 1)] == ["9", ""]
    assert table.index(0, 1).data(SORT_ROLE) == 9
    assert table.index(0, 2).data() == "Jan 2, 2017"
    assert table.headerData(0, Qt.Orientation.Horizontal) == "Name"


def test_numbers_sort_as_numbers_and_empty_ones_come_last_both_ways(qtbot):
    table = RecordTable(COLUMNS)
    table.set_rows(PEOPLE)
    proxy = sound(Sorted(table))
    proxy.sort(1, Qt.SortOrder.AscendingOrder)
    assert names(proxy) == ["Ana", "Cy", "bo"]
    proxy.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(proxy) == ["Cy", "Ana", "bo"]
    proxy.sort(0, Qt.SortOrder.AscendingOrder)
    assert names(proxy) == ["Ana", "bo", "Cy"]


def test_codes_sort_in_the_order_of_their_list(qtbot):
    table = RecordTable([Column("Urgency", lambda code: code)])
    table.set_rows(list(reversed(Urgency)))
    proxy = Sorted(table)
    proxy.sort(0)
    assert [proxy.index(n, 0).data() for n in range(len(Urgency))] == [member.label for member in Urgency]


def test_a_list_row_is_said_as_one_sentence(qtbot):
    view = RecordList("Participants", line)
    qtbot.addWidget(view)
    view.set_rows([Person(HOSTILE, 9)])
    index = view.model().index(0, 0)
    assert index.data(LINE_ROLE).title == HOSTILE
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"{HOSTILE}, 9 years, Last spoke Nov 20, Court tomorrow"


def test_enter_or_a_click_opens_a_row_of_a_list(qtbot):
    view = RecordList("Participants", line, "participants")
    qtbot.addWidget(view)
    view.set_rows(PEOPLE)
    view.select(lambda p: p.name == "bo")
    for act in (lambda: qtbot.keyClick(view, Qt.Key.Key_Return), lambda: view.clicked.emit(view.currentIndex())):
        with qtbot.waitSignal(view.opened) as opened:
            act()
        assert opened.args == [PEOPLE[1]]


def test_a_list_keeps_its_place_when_it_is_read_again(qtbot):
    view = RecordList("Participants", line)
    qtbot.addWidget(view)
    view.set_rows(PEOPLE)
    view.select(lambda p: p.name == "Cy")
    view.set_rows([Person("Aa", 1), *PEOPLE], same=lambda new, old: new.name == old.name)
    assert view.current().name == "Cy"


def test_a_table_opens_its_row_sorted_or_not(qtbot):
    view = RecordTableView("Measures", COLUMNS, "measures")
    qtbot.addWidget(view)
    view.set_rows(PEOPLE)
    view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [PEOPLE[2]]
    assert view.accessibleName() == "Measures"


def test_a_table_never_scrolls_sideways(qtbot):
    view = RecordTableView("Measures", COLUMNS)
    qtbot.addWidget(view)
    view.set_rows([Person("A very long name " * 12, 1000000)])
    for width in (300, 900):
        view.resize(width, 200)
        view.show()
        assert sum(view.columnWidth(n) for n in range(3)) <= view.viewport().width() + 3


def test_every_row_is_drawn_without_a_fault_in_each_state(qtbot, theme):
    people = [Person(HOSTILE, 1), Person("x" * 300, None), Person("\u202e\u05e9\u05dc 😀", 3)]
    for view in (RecordList("People", line), RecordTableView("People", COLUMNS)):
        qtbot.addWidget(view)
        view.set_rows(people)
        view.setCurrentIndex(view.model().index(0, 0))
        for width, mode in ((348, "light"), (900, "dark")):
            theme.choose(mode)
            view.resize(width, 240)
            view.show()
            assert not view.grab().isNull()


def test_the_list_of_found_things_is_a_sound_model(qtbot):
    from PySide6.QtCore import QObject

    owner = QObject()
    model = sound(_FoundModel(owner))
    model.set_lines([Found("People"), Found("Roz", "LD-2026-0142", "user", Route("participants", 1))])
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Roz, LD-2026-0142"


def test_words_that_may_wrap_make_their_row_higher_and_no_other(qtbot):
    view = RecordTableView("People", [Column("Name", lambda p: p.name, wrap=True), COLUMNS[1]], stretch=0)
    qtbot.addWidget(view)
    view.resize(320, 400)
    view.show()
    view.set_rows([Person("Bo", 9), Person("word " * 30, 1), Person("x" * 200, 2)])
    low, high, broken = (view.rowHeight(row) for row in range(3))
    assert low < high
    assert low < broken
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [view.rowHeight(row) for row in range(3)] == [high, broken, low]
    view.resize(6000, 400)
    assert {view.rowHeight(row) for row in range(3)} == {low}
    view.resize(320, 400)
    view.set_rows([Person("word " * 30, 1)] * 401)
    assert view.rowHeight(0) == low


def test_a_table_without_rows_can_say_how_there_come_to_be_some(qtbot):
    view = RecordTableView("People", COLUMNS, stretch=0)
    qtbot.addWidget(view)
    view.resize(320, 200)
    view.show()
    bare = view.viewport().grab().toImage()
    view.say_if_empty("Nothing yet")
    assert view.accessibleDescription() == "Nothing yet"
    assert view.viewport().grab().toImage() != bare
    view.set_rows(PEOPLE)
    shown = view.viewport().grab().toImage()
    view.say_if_empty("")
    assert view.viewport().grab().toImage() == shown
