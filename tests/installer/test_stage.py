"""How the gallery waits for the program: for a loaded machine, but not for ever."""

from installer.shots_stage import Patience


def test_a_loaded_machine_is_waited_for_but_endless_work_and_a_standstill_are_not():
    worked, passed = [0.0], [0.0]
    patience = Patience(lambda: worked[0], lambda: passed[0])
    # five minutes in which others had the processor: the practice office takes ten seconds of it
    worked[0], passed[0] = 10.0, 300.0
    assert not patience.ended
    worked[0] = 61.0
    assert patience.ended
    worked[0], passed[0] = 1.0, 601.0
    assert patience.ended
