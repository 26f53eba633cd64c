"""How often the whole file is written, on a clock that moves only when told to."""

from __future__ import annotations

import pytest

from mentorjournal.data.store.engine.checkpoint_policy import CheckpointPolicy

BEAT = 0.125


class Seconds:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("takes", [0.001, 0.5, 4.0])
def test_writing_a_large_journal_never_takes_more_than_a_fiftieth_of_the_time(takes: float) -> None:
    seconds, written, changed = Seconds(), 0, 0.0
    policy = CheckpointPolicy(seconds)
    with policy:
        seconds.now += takes
    began = changed = seconds.now
    while written < 5:
        seconds.now += BEAT
        if policy.due(seconds.now - changed, urgent=False):
            with policy:
                seconds.now += takes
            written += 1
            changed = seconds.now  # whoever writes on does so at once
    assert written * takes <= (seconds.now - began) / 50


def test_a_small_journal_waits_two_seconds_without_a_change() -> None:
    policy = CheckpointPolicy(Seconds())
    assert not policy.due(1.9, urgent=False)
    assert policy.due(2.0, urgent=False)


def test_after_a_failure_there_is_a_pause_that_grows_but_never_beyond_ten_minutes() -> None:
    seconds = Seconds()
    policy = CheckpointPolicy(seconds)
    pauses = []
    for _ in range(12):
        with pytest.raises(OSError, match="full"), policy:
            raise OSError("full")
        failed = seconds.now
        while not policy.due(0.0, urgent=True):
            seconds.now += BEAT
        pauses.append(seconds.now - failed)
    assert pauses == sorted(pauses)
    assert 1 < pauses[0] < 10
    assert pauses[-1] == 600
