from django.db import migrations

from nabodialog.projects.migrations._influence_lines import items_of


def reshape(apps, _schema_editor):
    """What is published must be readable also after an upgrade: the copies get the shape that is read today."""
    for publication in apps.get_model("projects", "Publication").objects.filter(content__has_key="can_influence"):
        publication.content = reshaped(publication.content, ids_of(publication.project))
        publication.save(update_fields=["content"])


def reshaped(content, ids):
    """`ids` are those of the project's own things by subject; what is not among them any more gets a number of its own."""
    items = items_of(content["can_influence"], content["cannot_influence"])
    influence = [
        {"id": ids.get(item["subject"], -number), **item, "decided_by": "", "until": None}
        for number, item in enumerate(items, start=1)
    ]
    rest = {name: value for name, value in content.items() if name not in {"can_influence", "cannot_influence"}}
    return {**rest, "influence": influence, "former_influence": []}


def ids_of(project):
    return dict(project.influence_items.values_list("subject", "pk"))


class Migration(migrations.Migration):
    dependencies = [("projects", "0004_publishing_request")]

    operations = [migrations.RunPython(reshape, migrations.RunPython.noop)]
