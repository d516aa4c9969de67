import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
MOCKS = {"Mock", "MagicMock", "AsyncMock", "NonCallableMock", "patch"}
SPECS = {"spec", "spec_set", "autospec", "new"}


def calls_of_mocks(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in MOCKS:
                yield node


def has_spec(call: ast.Call) -> bool:
    return bool(call.args) or any(keyword.arg in SPECS for keyword in call.keywords)


def test_no_mock_is_without_a_spec() -> None:
    loose = [
        f"{path.name}:{call.lineno}"
        for path in sorted(TESTS.rglob("*.py"))
        for call in calls_of_mocks(path)
        if not has_spec(call)
    ]

    assert loose == []
