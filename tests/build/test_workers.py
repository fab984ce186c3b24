"""Work shared among processes: the same results in the same order, and errors that arrive."""

from __future__ import annotations

import os
from select import select

import pytest

from bulletin.build.workers import CAN_FORK, processors, shared


def doubled(number: int) -> int:
    return 2 * number


def careful(number: int) -> int:
    if number == 7:
        raise ValueError("not seven")
    return number


def fatal(number: int) -> int:
    if number == 7:
        os._exit(9)
    return number


@pytest.mark.parametrize("alike", [False, True])
@pytest.mark.parametrize("jobs", [1, 2, 3, 50])
@pytest.mark.parametrize("count", [0, 1, 2, 11, 211])
@pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork")
def test_results_come_in_the_order_of_the_things(jobs: int, count: int, alike: bool) -> None:
    offset = 100  # a closure is as good as a function
    found = shared(lambda number: doubled(number) + offset, range(count), jobs, 1, alike=alike)
    assert found == [2 * number + 100 for number in range(count)]


def test_where_no_process_can_be_forked_others_are_begun() -> None:
    assert shared(doubled, range(11), 2, 1, fork=False) == [2 * number for number in range(11)]


def test_little_work_is_done_here() -> None:
    here = os.getpid()
    assert shared(lambda _: os.getpid(), range(9), 2, 5) == [here] * 9


@pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork")
def test_much_work_is_shared() -> None:
    assert len(set(shared(lambda _: os.getpid(), range(10), 2, 5))) == 2


@pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork")
def test_who_is_free_takes_what_is_left() -> None:
    here, done = os.getpid(), 0
    reader, writer = os.pipe()

    def waits_elsewhere(number: int) -> int:
        nonlocal done
        done += 1
        if os.getpid() != here:
            select([reader], [], [], 30)
        elif done == 40:  # more than half
            os.write(writer, b"go on")
        return os.getpid()

    found = shared(waits_elsewhere, range(64), 2, 1, alike=True)
    assert len(set(found)) == 2
    assert found.count(here) >= 40
    os.close(reader)
    os.close(writer)


@pytest.mark.parametrize("alike", [False, True])
@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork")
def test_an_error_arrives_wherever_it_happens(jobs: int, alike: bool) -> None:
    with pytest.raises(ValueError, match="not seven"):
        shared(careful, range(11), jobs, 1, alike=alike)


@pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork")
def test_a_process_that_ends_before_its_time_is_an_error_of_the_machine() -> None:
    with pytest.raises(OSError, match="before its time"):
        shared(fatal, range(11), 2, 1)


def test_there_is_a_processor() -> None:
    assert processors() >= 1
