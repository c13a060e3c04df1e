"""The second lock: PostgreSQL refuses whoever is signed in the rows of municipalities they have no part in.

Should a door be forgotten, the rows behind it are still not there. Signed-in requests run as a role that owns nothing
(`config/reach.py`), and each table has a policy for it, made here from the models: where a row belongs follows from its
foreign keys. A table that nobody has thought of has no policy, and is empty to that role.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from nabodialog.history.models import Event
from nabodialog.people.models import FormerSlug, Membership, Municipality, Person
from nabodialog.projects.models import Partner, Project

Model = type[models.Model]
Key = models.ForeignKey[Any, Any]
FAR = 99
POLICY = "second_lock"
# Hold nothing that is a municipality's or a person's.
OPEN = frozenset(
    {
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "backup_backup",
        "backup_backupturn",
        "django_content_type",
        "django_session",
        "operations_certificate",
        "operations_historycheck",
        "operations_roundrun",
    }
)
# One's own, but colleagues see that it is there: who has a second step stands in the list of people.
SEEN = frozenset({"mfa_authenticator"})


class NoRole(Exception):
    """The role is not there, and whoever prepares may not make it. Says what makes it."""


def among(column: str, function: str) -> str:
    """Asked once for a whole statement, not for each row."""
    return f"{column} = ANY ((SELECT nabodialog_{function}())::bigint[])"


def functions() -> dict[str, str]:
    """What a person reaches, by name; they look past the lock, as the owner of the tables."""
    member, partner, project = (noun._meta.db_table for noun in (Membership, Partner, Project))
    me = "nullif(current_setting('nabodialog.person', true), '')::bigint"
    mine = f"SELECT municipality_id FROM {member} WHERE person_id = {me}"  # noqa: S608  # only names from the models
    guest = f"SELECT project_id FROM {partner} WHERE person_id = {me}"  # noqa: S608
    around = f"{mine} UNION SELECT municipality_id FROM {project} WHERE id IN ({guest})"  # noqa: S608
    projects = f"SELECT id FROM {project} WHERE municipality_id IN ({mine}) UNION {guest}"  # noqa: S608
    colleagues = f"""SELECT person_id FROM {member} WHERE municipality_id IN ({around})
        UNION SELECT person_id FROM {partner} WHERE project_id IN ({projects}) UNION SELECT {me}"""  # noqa: S608
    asked = {"oneself": f"SELECT {me}", "colleagues": colleagues}
    asked |= {"municipalities": mine, "around": around, "projects": projects}
    return {f"{name}()": f"RETURNS bigint[] AS $$ SELECT array({select}) $$" for name, select in asked.items()} | {
        "has_met(bigint)": f"""RETURNS boolean AS $$ SELECT EXISTS (SELECT 1 FROM {Event._meta.db_table}
            WHERE by_id = $1 AND municipality_id IN ({around})) $$"""  # noqa: S608
    }


def policies(model: Model) -> dict[str, str]:
    """By what is done: the rows that are reached. Empty where the table has no place."""
    around, known = among("municipality_id", "around"), among("id", "colleagues")
    if model is Municipality:  # every municipality's name and address are on the front page
        return {"SELECT": "USING (true)", "UPDATE": f"USING ({among('id', 'municipalities')})"}
    if model is FormerSlug:  # an address that another municipality has left may be taken over
        taken = f"USING (true) WITH CHECK ({around})"
        return {"SELECT": "USING (true)", "INSERT": f"WITH CHECK ({around})", "UPDATE": taken}
    if model is Person:  # a name stays readable where somebody did something before they left
        return {"SELECT": f"USING ({known} OR nabodialog_has_met(id))", "UPDATE": f"USING ({among('id', 'oneself')})"}
    where = place(model) or ones_own(model)
    seen = {"SELECT": f"USING ({ones_own(model, 'colleagues')})"} if model._meta.db_table in SEEN else {}
    return {"ALL": f"USING ({where})"} | seen if where else {}


def place(model: Model) -> str:
    """The condition under which a row is within reach."""
    if model is Project:
        return f"{among('municipality_id', 'municipalities')} OR {among('id', 'projects')}"
    if column := column_to(Project, model):
        return among(column, "projects")
    if column := column_to(Municipality, model):
        return " AND ".join([among(column, "around"), *narrower(model)])
    key = way(Municipality, model)
    return reached_through(key) if key else ""


def narrower(model: Model) -> list[str]:
    """What is a municipality's, and may be of a project too, is then within reach where that is."""
    maybe = [key for key in keys_of(model, null=True) if steps(Project, key.related_model) < FAR]
    return [f"({key.column} IS NULL OR {reached_through(key)})" for key in maybe]


def ones_own(model: Model, whose: str = "oneself") -> str:
    """For what is a person's and of no municipality: what they sign in with, and where."""
    key = way(Person, model)
    # What may be nobody's, as an attempt at an account that is not there, is then out of reach.
    if column := column_to(Person, model) or ("" if key else column_to(Person, model, null=True)):
        return among(column, whose)
    return reached_through(key) if key else ""


def reached_through(key: Key) -> str:
    """Where the row that it belongs to is: that one's own policy says whether it is there."""
    parent, table = key.related_model._meta.db_table, key.model._meta.db_table
    return f"EXISTS (SELECT 1 FROM {parent} WHERE {parent}.{key.target_field.column} = {table}.{key.column})"  # noqa: S608


def column_to(goal: Model, model: Model, *, null: bool = False) -> str:
    return next((key.column for key in keys_of(model, null=null) if key.related_model is goal), "")


def way(goal: Model, model: Model) -> Key | None:
    """The foreign key that leads to a municipality, or a person, in the fewest steps."""
    known = [key for key in keys_of(model) if steps(goal, key.related_model) < FAR]
    return min(known, key=lambda key: steps(goal, key.related_model), default=None)


def steps(goal: Model, model: Model) -> int:
    if model is goal:
        return 0
    return min((1 + steps(goal, key.related_model) for key in keys_of(model)), default=FAR)


def keys_of(model: Model, *, null: bool = False) -> list[Key]:
    keys = [field for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]
    return [key for key in keys if key.null is null and key.related_model is not model]


def guarded() -> dict[Model, dict[str, str]]:
    """Every table that is not named as open. One with no policy is locked all the same, and nobody is let through."""
    every = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return {model: policies(model) for model in every if model._meta.db_table not in OPEN}


def lock_rows(connection: BaseDatabaseWrapper) -> None:
    """Makes the database as the models say; doing it again changes nothing."""
    if connection.vendor != "postgresql" or not settings.MEMBER_ROLE:
        return
    role = connection.ops.quote_name(settings.MEMBER_ROLE)
    make_role(role, connection)
    with transaction.atomic(), connection.cursor() as cursor:
        for name, body in functions().items():
            make_function(f"nabodialog_{name}", body, role, cursor)
        cursor.execute("SELECT quote_ident(current_schema())")
        here = cursor.fetchone()[0]
        cursor.execute(f"GRANT USAGE ON SCHEMA {here} TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {here} TO {role}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {here} TO {role}")
    for model, rules in guarded().items():
        lock_table(model._meta.db_table, rules, role, connection)


def make_role(role: str, connection: BaseDatabaseWrapper) -> None:
    """Several may prepare at once, so it is tried rather than asked for."""
    tried = [[f"SET LOCAL ROLE {role}", "SET LOCAL ROLE NONE"]]
    tried += [[f"GRANT {role} TO CURRENT_USER"], [f"CREATE ROLE {role} NOLOGIN", f"GRANT {role} TO CURRENT_USER"]]
    for statements in tried:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
        except DatabaseError:
            continue
        return
    user = connection.ops.quote_name(connection.settings_dict["USER"])
    raise NoRole(f"CREATE ROLE {role} NOLOGIN; GRANT {role} TO {user};")


def make_function(name: str, body: str, role: str, cursor: CursorWrapper) -> None:
    settled = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT"
    cursor.execute(f"CREATE OR REPLACE FUNCTION {name} {body} {settled}")
    cursor.execute(f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC")
    cursor.execute(f"GRANT EXECUTE ON FUNCTION {name} TO {role}")


def wanted(rules: dict[str, str], role: str) -> dict[str, str]:
    return {f"{POLICY}_{deed.lower()}": f"FOR {deed} TO {role} {rule}" for deed, rule in rules.items()}


def lock_table(table: str, rules: dict[str, str], role: str, connection: BaseDatabaseWrapper) -> None:
    """A table that stands as it should is left alone: to change it, everyone else must wait."""
    with transaction.atomic(), connection.cursor() as cursor:
        if standing(table, cursor) == wanted(rules, role):
            return
        cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        for name in standing(table, cursor) or ():
            cursor.execute(f"DROP POLICY {name} ON {table}")
        for name, rule in wanted(rules, role).items():
            cursor.execute(f"CREATE POLICY {name} ON {table} {rule}")
            cursor.execute(f"COMMENT ON POLICY {name} ON {table} IS %s", [rule])


def standing(table: str, cursor: CursorWrapper) -> dict[str, str] | None:
    """The policies that a table has, in the words they were made of. None where its rows are not locked at all."""
    cursor.execute(
        """SELECT polname, obj_description(pg_policy.oid, 'pg_policy') FROM pg_class LEFT JOIN pg_policy
           ON pg_class.oid = polrelid WHERE relrowsecurity AND pg_class.oid = to_regclass(%s)""",
        [table],
    )
    found = cursor.fetchall()
    return {name: rule for name, rule in found if name} if found else None


def unlocked(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables that do not stand as `lock_rows` would leave them."""
    role = connection.ops.quote_name(settings.MEMBER_ROLE)
    with connection.cursor() as cursor:
        tables = {model._meta.db_table: wanted(rules, role) for model, rules in guarded().items()}
        return sorted(table for table, rules in tables.items() if standing(table, cursor) != rules)


def is_above_the_lock(connection: BaseDatabaseWrapper) -> bool:
    """Whether the role would be let past, as superusers, owners and those with BYPASSRLS are; or is not there."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*) FROM pg_roles WHERE rolname = %s AND NOT rolsuper AND NOT rolbypassrls
               AND NOT EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid AND relrowsecurity)""",
            [settings.MEMBER_ROLE],
        )
        return bool(cursor.fetchone()[0] == 0)
