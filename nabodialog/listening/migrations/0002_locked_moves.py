from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from nabodialog.listening.triggers import LOCK, UNLOCK


def lock(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in LOCK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unlock(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNLOCK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("listening", "0001_enquiries")]
    operations = [migrations.RunPython(lock, unlock)]
