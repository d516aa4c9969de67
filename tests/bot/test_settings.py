from pathlib import Path

import pytest

from bot.errors import InvalidSettingsError
from bot.settings import Settings, options_of, read_settings
from retrieval.model.precision import Precision
from retrieval.options import Options
from retrieval.types import Language


@pytest.fixture(autouse=True)
def empty_world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Stand in a folder without .env, with no setting of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in (*Settings.model_fields, "secrets_dir"):
        monkeypatch.delenv(f"KERNVRAAG_{name.upper()}", raising=False)


def test_settings_have_their_defaults_without_an_operator() -> None:
    settings = read_settings()

    assert settings.corpus_dir is None
    assert settings.data_dir == Path("data")
    assert options_of(settings) == Options()


def test_a_setting_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERNVRAAG_CORPUS_DIR", "/srv/articles")

    assert read_settings().corpus_dir == Path("/srv/articles")


def test_a_setting_comes_from_the_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("KERNVRAAG_DATA_DIR=kept\nOTHER_PROGRAM=1\nKERNVRAAG_LATER=1\n")

    assert read_settings().data_dir == Path("kept")


def test_a_setting_comes_from_a_file_named_like_its_variable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "KERNVRAAG_RERANKER_MODEL").write_text("house/reranker\n")
    monkeypatch.setenv("KERNVRAAG_SECRETS_DIR", str(secrets))

    assert read_settings().reranker_model == "house/reranker"


def test_the_environment_goes_before_the_env_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("KERNVRAAG_DATA_DIR=from-file\n")
    monkeypatch.setenv("KERNVRAAG_DATA_DIR", "from-environment")

    assert read_settings().data_dir == Path("from-environment")


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERNVRAAG_CORPUS_DIR", "")

    assert read_settings().corpus_dir is None


def test_every_setting_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INDEX_DEADLINE", "0"),
        ("INDEX_DEADLINE", "hush-hush"),
        ("DENSE_WEIGHT_NL", "1.5"),
        ("EVIDENCE_THRESHOLD", "nan"),
        ("MODEL_FALLBACK", "hush-hush"),
        ("LOG_LEVEL", "hush-hush"),
    ],
)
def test_a_bad_setting_is_named_and_its_value_is_not(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"KERNVRAAG_{name}", value)

    with pytest.raises(InvalidSettingsError) as caught:
        read_settings()

    assert f"KERNVRAAG_{name}: " in str(caught.value)
    assert "hush-hush" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_secrets_folder_that_is_missing_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERNVRAAG_SECRETS_DIR", "/nowhere")

    with pytest.raises(InvalidSettingsError, match="KERNVRAAG_SECRETS_DIR"):
        read_settings()


def test_an_env_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"KERNVRAAG_DATA_DIR=\xff\xfe\n")

    with pytest.raises(InvalidSettingsError, match=r"\.env is not UTF-8"):
        read_settings()


def test_settings_become_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERNVRAAG_EMBEDDING_MODEL", "house/model")
    monkeypatch.setenv("KERNVRAAG_MODEL_FALLBACK", "false")
    monkeypatch.setenv("KERNVRAAG_DENSE_WEIGHT_EN", "0.4")
    monkeypatch.setenv("KERNVRAAG_EVIDENCE_THRESHOLD", "0.25")
    monkeypatch.setenv("KERNVRAAG_INDEX_DEADLINE", "2")
    monkeypatch.setenv("KERNVRAAG_EMBEDDING_PRECISION", "float32")

    assert options_of(read_settings()) == Options(
        embedding_model="house/model",
        allow_fallback=False,
        dense_weights={Language.ENGLISH: 0.4},
        evidence_threshold=0.25,
        index_deadline=2.0,
        precision=Precision.FULL,
    )
