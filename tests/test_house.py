"""The house stands: every import and every relation keeps to its floor. The drawing and the rule are in HOUSE.md."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "nabodialog"

FLOORS = {
    "lib": -1,
    "ui": -1,
    "people": 0,
    "method": 0,
    "privacy": 0,
    "backup": 0,
    "history": 1,
    "projects": 2,
    "keeping": 2,
    "involvement": 3,
    "listening": 4,
    "desk": 5,
    "neighbours": 5,
    "reports": 5,
    "api": 5,
    "post": 5,
    "operations": 6,
    "rights": 7,
}
EMPTY_NAMES = {
    "utils",
    "helpers",
    "common",
    "base",
    "core",
    "contrib",
    "misc",
    "manager",
    "managers",
    "service",
    "services",
}

MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if not {"tests", "migrations"} & set(path.parts)]


def room_of(path):
    return path.relative_to(PACKAGE).parts[0]


def imported_rooms(tree):
    """The rooms that a module's imports name, wherever in the module they stand, also as strings."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "import_string"}:
            names += [str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)]
        elif isinstance(node, ast.Call) and called(node) in {"get_model", "get_app_config"}:
            names += [f"nabodialog.{arg.value}" for arg in node.args[:1] if isinstance(arg, ast.Constant)]
    parts = [name.split(".") for name in names if name.startswith("nabodialog.")]
    return {part[1] for part in parts if part[1] in FLOORS} | {
        "config" for name in names if name.split(".")[0] == "config"
    }


def called(node):
    return getattr(node.func, "attr", "") or getattr(node.func, "id", "")


def may_use(room, other):
    return other == room or (other != "config" and FLOORS[other] < FLOORS[room])


def floors_in_the_drawing():
    for line in (ROOT / "HOUSE.md").read_text("utf-8").split("```")[1].splitlines():
        floor, rooms = re.match(r"[ |]*(\d|cellar|)(.*)", line).groups()
        if floor:
            yield from ((room, -1 if floor == "cellar" else int(floor)) for room in rooms.split() if room in FLOORS)


def test_every_room_stands_on_the_floor_where_it_is_drawn():
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} == set(FLOORS)
    assert dict(floors_in_the_drawing()) == FLOORS


def test_the_rule_can_be_broken():
    assert imported_rooms(ast.parse("import_module('nabodialog.desk.views')")) == {"desk"}
    assert imported_rooms(ast.parse("apps.get_model('projects', 'Project')")) == {"projects"}
    assert imported_rooms(ast.parse("def f():\n    from nabodialog.desk import views")) == {"desk"}
    assert not may_use("projects", "desk")
    assert not may_use("desk", "api")
    assert may_use("desk", "people")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_reach_only_lower_floors(path):
    room = room_of(path)
    if room in FLOORS:
        wrong = [other for other in imported_rooms(ast.parse(path.read_text("utf-8"))) if not may_use(room, other)]
        assert not wrong, f"{room} may not use {wrong}"


def test_relations_point_only_to_lower_floors():
    for model in apps.get_models():
        if model.__module__.startswith("nabodialog."):
            for field in model._meta.get_fields():
                target = getattr(field, "related_model", None)
                if target and field.concrete and target.__module__.startswith("nabodialog."):
                    assert may_use(model._meta.app_label, target._meta.app_label), f"{model.__name__}.{field.name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_keep_to_their_measure(path):
    text = path.read_text("utf-8")
    assert path.stem not in EMPTY_NAMES
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno - node.lineno < 50, node.name
            hidden = [inner for inner in ast.walk(node) if isinstance(inner, (ast.Import, ast.ImportFrom))]
            assert not hidden or node.name == "ready", f"{node.name} imports inside itself"
            assert node.name != "save" or "models" not in str(path), "a save() override hides a deed"
            assert "receiver" not in ast.dump(ast.Module(node.decorator_list, [])), "signals hide what happens"


def test_templates_keep_to_their_measure():
    templates = PACKAGE.glob("*/templates/**/*.html")
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in templates
        if (lines := path.read_text("utf-8").count("\n")) > 80
    }
    assert not long
