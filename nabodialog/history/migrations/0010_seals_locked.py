from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from nabodialog.history.triggers import QUEUE, QUEUE_THE_OLD, SEAL_LOCK, SEAL_UNLOCK, UNQUEUE


def lock(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """From here on everything waits for its seal, also what was written before there were any."""
    vendor = schema_editor.connection.vendor
    for statement in [*SEAL_LOCK[vendor], *QUEUE[vendor], QUEUE_THE_OLD]:
        schema_editor.execute(statement)


def unlock(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in [*UNQUEUE[vendor], *SEAL_UNLOCK[vendor]]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("history", "0009_seals")]
    operations = [migrations.RunPython(lock, unlock)]
