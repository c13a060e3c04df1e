"""The rule that bin/check asks of new migrations: what older code, still serving, would stumble over."""

from types import SimpleNamespace

import pytest
from django.db import migrations, models
from django.db.migrations.state import ModelState, ProjectState
from migrating import risks

COLUMNS = {
    "id": models.BigAutoField(primary_key=True),
    "name": models.CharField(max_length=50),
    "note": models.TextField(null=True),
}
HOUSE = ModelState("town", "House", list(COLUMNS.items()))
RISKY = {
    "a column taken away": migrations.RemoveField("House", "note"),
    "a column renamed": migrations.RenameField("House", "note", "text"),
    "a table taken away": migrations.DeleteModel("House"),
    "a table renamed": migrations.RenameModel("House", "Home"),
    "a column that must be filled": migrations.AddField("House", "age", models.IntegerField(default=0)),
    "a column that may be empty no more": migrations.AlterField("House", "note", models.TextField()),
    "a shorter column": migrations.AlterField("House", "name", models.CharField(max_length=20)),
    "another type": migrations.AlterField("House", "name", models.TextField()),
    "no more doubles": migrations.AlterField("House", "name", models.CharField(max_length=50, unique=True)),
    "a new constraint": migrations.AddConstraint("House", models.UniqueConstraint(fields=["name"], name="one")),
    "what cannot be looked into": migrations.RunSQL("DROP TABLE town_house"),
}
GENTLE = {
    "a column that may be empty": migrations.AddField("House", "age", models.IntegerField(null=True)),
    "a column the database fills": migrations.AddField("House", "age", models.IntegerField(db_default=0)),
    "a longer column": migrations.AlterField("House", "name", models.CharField(max_length=80)),
    "an index": migrations.AddIndex("House", models.Index(fields=["name"], name="named")),
    "other choices": migrations.AlterField("House", "name", models.CharField(max_length=50, choices=[("a", "A")])),
}


def found(*operations):
    state = ProjectState()
    state.add_model(HOUSE.clone())
    return list(risks(SimpleNamespace(app_label="town", operations=operations), state, set()))


@pytest.mark.once
@pytest.mark.parametrize("operation", RISKY.values(), ids=RISKY)
def test_what_older_code_would_stumble_over_is_named(operation):
    assert len(found(operation)) == 1


@pytest.mark.once
@pytest.mark.parametrize("operation", GENTLE.values(), ids=GENTLE)
def test_what_older_code_does_not_notice_is_let_through(operation):
    assert found(operation) == []


@pytest.mark.once
def test_a_table_that_older_code_does_not_know_may_be_changed_as_one_likes():
    made = migrations.CreateModel("Tree", [("id", models.BigAutoField(primary_key=True))])
    assert found(made, migrations.AddField("Tree", "age", models.IntegerField())) == []
