import os

import pytest

from retrieval.model.waiting import wait_without_spinning

POLICY = "OMP_WAIT_POLICY"


def test_threads_sleep_while_they_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(POLICY, "")
    monkeypatch.delenv(POLICY)

    wait_without_spinning()

    assert os.environ[POLICY] == "PASSIVE"


def test_an_operator_may_decide_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(POLICY, "ACTIVE")

    wait_without_spinning()

    assert os.environ[POLICY] == "ACTIVE"
