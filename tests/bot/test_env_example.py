from pathlib import Path

import pytest
from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict

from bot.env_example import env_example
from bot.settings import Settings

ROOT = Path(__file__).parents[2]


def assignments() -> list[str]:
    return [line[1:] for line in env_example().splitlines() if line.startswith("#KERNVRAAG_")]


def test_the_example_in_the_project_is_what_the_settings_make() -> None:
    written = (ROOT / ".env.example").read_text("utf-8")

    assert written == env_example(), "renew it with: python -m bot.env_example > .env.example"


def test_every_setting_is_in_the_example_once() -> None:
    names = [line.partition("=")[0] for line in assignments()]

    assert names[0] == "KERNVRAAG_SECRETS_DIR"
    assert names[1:] == [f"KERNVRAAG_{name.upper()}" for name in Settings.model_fields]


def test_nothing_is_set_until_an_operator_takes_the_mark_off() -> None:
    lines = env_example().splitlines()

    assert [line for line in lines if line and not line.startswith("#")] == []


def test_every_line_without_its_mark_stands_for_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"KERNVRAAG_{name.upper()}", raising=False)
    file = tmp_path / "all.env"
    file.write_text("\n".join(assignments()), "utf-8")

    class FromFile(Settings):
        model_config = SettingsConfigDict(env_file=file)

    class FromNowhere(Settings):
        model_config = SettingsConfigDict(env_file=None)

    assert FromFile().model_dump() == FromNowhere().model_dump()


def test_what_is_secret_or_required_is_said() -> None:
    secrets = [name for name, field in Settings.model_fields.items() if SecretStr in _types(field)]
    blocks = env_example().split("\n\n")

    for name in secrets:
        (block,) = [block for block in blocks if f"#KERNVRAAG_{name.upper()}=" in block]
        assert "a secret" in block


def test_no_line_is_wider_than_the_code_beside_it() -> None:
    assert max(map(len, env_example().splitlines())) <= 100


def _types(field) -> tuple[type, ...]:  # noqa: ANN001 - pydantic's
    return getattr(field.annotation, "__args__", (field.annotation,))
