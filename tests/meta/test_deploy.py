import json
import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import discord
import pytest
import yaml

from bot.health import Health, Status
from bot.metrics import Metrics, Published, Vitals
from bot.settings import PREFIX, SECRETS_FOLDER, Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
README = (DEPLOY / "README.md").read_text("utf-8")
CONTAINERFILE = (DEPLOY / "Containerfile").read_text("utf-8")
UNIT = (DEPLOY / "kernvraag.service").read_text("utf-8").splitlines()
# What the bot does on Discord, and nothing besides.
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,
    attach_files=True,
)


def compose() -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))


def service() -> dict[str, Any]:
    return compose()["services"]["bot"]


def final_stage() -> list[str]:
    """Return the instructions of the image that runs, one a line."""
    stage = CONTAINERFILE.rpartition("\nFROM ")[2].replace("\\\n", " ")
    return [" ".join(line.split()) for line in stage.splitlines() if not line.startswith("#")]


def instruction(word: str) -> str:
    """Return what the last instruction of a kind says in the image that runs."""
    return [line for line in final_stage() if line.startswith(f"{word} ")][-1]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def shown_figures() -> set[str]:
    """Return the names of all that /metrics shows while an archive is open."""
    metrics = Metrics()
    published = Published("g000001", 1, discord.utils.utcnow())
    metrics.follow(lambda: Vitals(waiting=0, working=0, is_connected=True, published=published))
    return set(re.findall(r"^(kernvraag_\w+)", metrics.render().decode(), re.MULTILINE))


def plain_name(requirement: str) -> str:
    """Return the name in a requirement as the package index compares names."""
    (name,) = re.findall(r"^[\w.-]*\w", requirement) or ("",)
    return re.sub(r"[-_.]+", "-", name).lower()


def variables() -> Iterator[tuple[str, str]]:
    for path in (*DEPLOY.iterdir(), ROOT / ".env.example"):
        for name in re.findall(r"\bKERNVRAAG_[A-Z_]*[A-Z]\b", path.read_text("utf-8")):
            yield path.name, name


@pytest.mark.parametrize(("file", "name"), sorted(set(variables())))
def test_every_variable_that_is_named_is_a_setting(file: str, name: str) -> None:
    settings = {f"{PREFIX}{setting.upper()}" for setting in Settings.model_fields}

    assert name in settings | {SECRETS_FOLDER}


def test_the_invitation_asks_for_two_scopes_and_for_what_the_bot_does() -> None:
    (invitation,) = re.findall(r"https://discord\.com/oauth2/authorize\S+", README)
    asked = parse_qs(urlsplit(invitation).query)

    assert asked["scope"] == ["bot applications.commands"]
    assert asked["permissions"] == [str(PERMISSIONS.value)]


def test_every_permission_is_explained_with_its_value() -> None:
    explained = re.findall(r"^\| ([A-Z][A-Za-z ]+) \| (\d+) \| \S.* \|$", README, re.MULTILINE)
    values = {name.lower().replace(" ", "_"): int(value) for name, value in explained}
    # Discord's page has a plural where its library has none.
    values["view_channel"] = values.pop("view_channels")

    assert values == {name: discord.Permissions(**{name: True}).value for name in values}
    assert sum(values.values()) == PERMISSIONS.value


def test_the_composed_bot_can_change_nothing_but_its_data_its_articles_and_its_backups() -> None:
    bot = service()

    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert bot["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "cap_add", "network_mode", "user"} & bot.keys()
    targets = [
        volume["target"] if isinstance(volume, dict) else volume.partition(":")[2]
        for volume in bot["volumes"]
    ]
    assert targets == ["/data", "/corpus", "/backups"]


def test_the_composed_bot_has_half_a_minute_to_drain_and_comes_back() -> None:
    assert service()["stop_grace_period"] == "30s"
    assert service()["restart"] == "unless-stopped"


def test_the_composed_token_is_a_file_and_not_a_variable() -> None:
    (name,) = service()["secrets"]

    assert name == "KERNVRAAG_DISCORD_TOKEN"
    assert name not in service()["environment"]
    assert compose()["secrets"][name]["file"].endswith(f"/{name}")
    assert service()["environment"][SECRETS_FOLDER] == "/run/secrets"


def test_only_this_machine_can_fetch_health_and_metrics() -> None:
    assert [port.partition(":")[0] for port in service()["ports"]] == ["127.0.0.1"]


def test_the_image_and_the_compose_file_check_health_in_the_same_way() -> None:
    in_image = json.loads(instruction("HEALTHCHECK").partition("CMD ")[2])
    composed = service()["healthcheck"]["test"]

    assert composed[1:] == in_image
    compile(in_image[-1], "healthcheck", "exec")


def test_the_image_runs_as_a_user_without_rights() -> None:
    assert instruction("USER") == "USER 10001:10001"
    assert instruction("STOPSIGNAL") == "STOPSIGNAL SIGTERM"
    assert instruction("VOLUME") == 'VOLUME ["/data"]'


def test_nothing_of_the_build_but_the_program_and_the_model_reaches_the_image() -> None:
    copied = [line for line in final_stage() if line.startswith(("COPY", "ADD"))]

    assert copied == [
        "COPY --from=build /opt/kernvraag /opt/kernvraag",
        "COPY --from=build /opt/models /opt/models",
    ]


def test_the_image_is_told_where_torch_is_from() -> None:
    assert "ARG TORCH_INDEX_URL\n" in CONTAINERFILE
    assert "--build-arg TORCH_INDEX_URL" in README


def test_everything_that_the_project_asks_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    pinned = (DEPLOY / "constraints.txt").read_text("utf-8").splitlines()

    assert {plain_name(name) for name in asked} - {"kernvraag"} <= set(map(plain_name, pinned))


@pytest.mark.parametrize(
    "line",
    [
        "User=kernvraag",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "PrivateDevices=yes",
        "ProtectKernelModules=yes",
        "RestrictNamespaces=yes",
        "SystemCallFilter=@system-service",
        "StateDirectory=kernvraag kernvraag/data kernvraag/articles",
        "LoadCredential=KERNVRAAG_DISCORD_TOKEN:/etc/kernvraag/KERNVRAAG_DISCORD_TOKEN",
        "Environment=KERNVRAAG_SECRETS_DIR=%d",
        "Restart=on-failure",
        "TimeoutStopSec=30",
        "MemoryMax=4G",
    ],
)
def test_the_unit_is_hardened(line: str) -> None:
    assert line in UNIT


def test_the_guide_explains_every_status_with_its_code() -> None:
    explained = dict(re.findall(r"^  \| `([a-z]+)` \| (\d+) \|", README, re.MULTILINE))

    assert explained == {
        status.value: "200" if Health(status).is_answering else "503" for status in Status
    }


def test_every_figure_that_the_guide_watches_exists() -> None:
    watched = set(re.findall(r"\bkernvraag_\w+", README))

    assert watched <= shown_figures()


def test_the_monitoring_of_the_guide_is_a_scrape_and_three_alerts() -> None:
    scrape, rules = (yaml.safe_load(block) for block in blocks("yaml"))

    assert scrape["scrape_configs"][0]["job_name"] == "kernvraag"
    assert len(rules["groups"][0]["rules"]) == 3


def test_every_file_and_heading_that_the_guide_points_to_exists() -> None:
    links = re.findall(r"\]\((?!https?:)([^)]+)\)", README)
    headings = {
        re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    }

    missing = [
        link
        for link in links
        if not (link[1:] in headings if link.startswith("#") else (DEPLOY / link).exists())
    ]
    assert missing == []
