"""Whether the release before this one can serve on while the migrations since run, and after: what bin/check asks.

Old code goes on reading and writing while new migrations run, and until the last old process has stopped. So in the
release that stops using a column or a table it must still be there, and what is new must take rows that know nothing
of it.
A migration may go against the rule where it says why that is safe: `beside_older_code = "…"` in its class.
"""

import sys
from collections.abc import Iterator, Sequence

from django.db.migrations import operations as deeds
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Field, ManyToManyField
from django.db.models.fields import NOT_PROVIDED
from releasing import kept_releases, read

TAKES_AWAY = (deeds.RemoveField, deeds.RenameField, deeds.DeleteModel, deeds.RenameModel, deeds.AlterModelTable)
Key = tuple[str, str]


def all_risks(loader: MigrationLoader, released: set[Key]) -> Iterator[str]:
    """Of what came after a release, in words. Tables that came after it are nothing that older code knows of."""
    new: set[Key] = set()
    for key in loader.graph._generate_plan(loader.graph.leaf_nodes(), True):
        if key not in released:
            migration = loader.get_migration(*key)
            found = list(risks(migration, loader.project_state(key, at_end=False), new))
            if not getattr(migration, "beside_older_code", ""):
                yield from (f"{key[0]}/migrations/{key[1]}.py: {risk}" for risk in found)


def risks(migration: Migration, before: ProjectState, new: set[Key]) -> Iterator[str]:
    """Tells `new` of the tables that it makes."""
    app = migration.app_label
    for deed in flat(migration.operations):
        if isinstance(deed, deeds.CreateModel):
            new.add((app, deed.name_lower))
        elif (app, table_of(deed)) not in new and (risk := risk_of(deed, app, before)):
            yield risk


def flat(operations: Sequence[Operation]) -> Iterator[Operation]:
    for deed in operations:
        if isinstance(deed, deeds.SeparateDatabaseAndState):
            yield from flat(deed.database_operations)
        else:
            yield deed


def table_of(deed: Operation) -> str:
    return str(getattr(deed, "model_name_lower", "") or getattr(deed, "name_lower", "")).lower()


def risk_of(deed: Operation, app: str, before: ProjectState) -> str:
    if isinstance(deed, TAKES_AWAY):
        return f"«{deed.describe()}» takes away what older code uses; stop using it now, remove it in the next release"
    if isinstance(deed, deeds.AddField) and is_demanded(deed.field):
        return f"«{deed.describe()}» is a column that older code does not fill; give it null=True or a db_default"
    if isinstance(deed, deeds.AlterField):
        return risk_of_altering(deed, before.models[app, deed.model_name_lower].fields[deed.name])
    if isinstance(deed, deeds.AddConstraint):
        return f"«{deed.describe()}» may refuse what older code writes"
    if isinstance(deed, deeds.RunSQL):
        return f"«{deed.describe()}» cannot be looked into"
    return ""


def is_demanded(field: "Field[object, object]") -> bool:
    return not field.null and not isinstance(field, ManyToManyField) and field.db_default is NOT_PROVIDED


def risk_of_altering(deed: deeds.AlterField, old: "Field[object, object]") -> str:
    new = deed.field
    if old.null and is_demanded(new):
        return f"«{deed.describe()}» refuses the nothing that older code may write"
    if type(old) is not type(new):
        return f"«{deed.describe()}» changes the type under older code"
    if new.max_length and (old.max_length or 0) > new.max_length:
        return f"«{deed.describe()}» is shorter than what older code may write"
    if new.unique and not old.unique:
        return f"«{deed.describe()}» refuses doubles that older code may write"
    return ""


def main() -> None:
    released = {(app, name) for app, name in read(kept_releases()[-1])["migrations"]}
    loader = MigrationLoader(None)
    gone = [
        f"{app}/migrations/{name}.py was released, and is gone" for app, name in released - set(loader.disk_migrations)
    ]
    found = sorted(gone) + list(all_risks(loader, released))
    if found:
        sys.exit("\n".join(["Older code cannot serve beside these migrations; bin/migrating.py tells more:", *found]))


if __name__ == "__main__":
    main()
