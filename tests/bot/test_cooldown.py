from bot.cooldown import Cooldowns


def test_questions_within_the_limit_need_not_wait() -> None:
    cooldowns = Cooldowns(2, clock=lambda: 100.0)

    assert [cooldowns.ask(1), cooldowns.ask(1)] == [0.0, 0.0]


def test_one_question_too_many_waits_for_the_rest_of_the_minute() -> None:
    moments = iter([100.0, 110.0, 120.0])
    cooldowns = Cooldowns(2, clock=lambda: next(moments))

    assert [cooldowns.ask(1), cooldowns.ask(1), cooldowns.ask(1)] == [0.0, 0.0, 40.0]


def test_a_new_minute_begins_anew() -> None:
    moments = iter([100.0, 161.0])
    cooldowns = Cooldowns(1, clock=lambda: next(moments))

    assert [cooldowns.ask(1), cooldowns.ask(1)] == [0.0, 0.0]


def test_people_do_not_wait_for_each_other() -> None:
    cooldowns = Cooldowns(1, clock=lambda: 100.0)

    assert [cooldowns.ask(person) for person in range(20_000)] == [0.0] * 20_000
