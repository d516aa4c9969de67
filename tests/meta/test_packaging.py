import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = ("bot", "retrieval", "corpus")


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_nobody_else_owns_our_three_package_names() -> None:
    owners = packages_distributions()

    assert {name: set(owners.get(name, ())) - {"kernvraag"} for name in OURS} == {
        name: set() for name in OURS
    }


def test_the_distribution_refuses_to_be_uploaded() -> None:
    metadata = project()["project"]

    assert "Private :: Do Not Upload" in metadata["classifiers"]


def test_every_exception_from_the_linter_gives_its_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    start = lines.index("ignore = [")
    exceptions = lines[start + 1 : lines.index("]", start)]

    assert [line for line in exceptions if "#" not in line] == []


def test_the_constraints_pin_torch_to_one_tested_version() -> None:
    constraints = (ROOT / "deploy" / "constraints.txt").read_text("utf-8").splitlines()

    assert [line for line in constraints if line.startswith("torch==")] != []
