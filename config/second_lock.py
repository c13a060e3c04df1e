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
DEEDS = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})
# Hold nothing that is a municipality's or a person's, and pages behind sign-in read them: how the installation is.
OPERATIONS = frozenset({"operations_certificate", "operations_historycheck", "operations_roundrun"})
OPEN = OPERATIONS | {"backup_backup", "django_migrations"}
# A municipality's own, that a partner's project goes by: read by partners, and written by those who work there.
FOLLOWED = frozenset(
    {
        "involvement_strategy",
        "keeping_keepingrule",
        "listening_servicepromise",
        "listening_standardtext",
        "listening_urgentword",
        "people_closedday",
        "people_contactpoint",
        "people_logo",
        "people_membership",
    }
)
# Guessed by a machine, and so not what makes a row a project's.
GUESSED = frozenset({"suggestion_id"})


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
    known = f"municipality_id IN ({mine}) OR {within_project(f'IN ({guest})')}"
    asked = {"oneself": f"SELECT {me}", "colleagues": colleagues}
    asked |= {"municipalities": mine, "around": around, "projects": projects}
    return {f"{name}()": f"RETURNS bigint[] AS $$ SELECT array({select}) $$" for name, select in asked.items()} | {
        "has_met(bigint)": f"""RETURNS boolean AS $$ SELECT EXISTS (SELECT 1 FROM {Event._meta.db_table}
            WHERE by_id = $1 AND ({known})) $$"""  # noqa: S608
    }


def within_project(among_which: str) -> str:
    """For history, which points at things by what they are called."""
    return f"(within_type = '{Project._meta.label_lower}' AND within_id {among_which})"


def policies(model: Model) -> dict[str, str]:
    """By what is done: the rows that are reached. Empty where the table has no place."""
    own, known = among("municipality_id", "municipalities"), among("id", "colleagues")
    if model is Municipality:  # every municipality's name and address are on the front page
        return {"SELECT": "USING (true)", "UPDATE": f"USING ({among('id', 'municipalities')})"}
    if model is FormerSlug:  # an address that another municipality has left may be taken over
        taken = f"USING (true) WITH CHECK ({own})"
        return {"SELECT": "USING (true)", "INSERT": f"WITH CHECK ({own})", "UPDATE": taken}
    if model is Person:  # a name stays readable where somebody did something before they left
        return {"SELECT": f"USING ({known} OR nabodialog_has_met(id))", "UPDATE": f"USING ({among('id', 'oneself')})"}
    where, read = place(model) or ones_own(model), followed(model)
    return ({"ALL": f"USING ({where})"} if where else {}) | ({"SELECT": f"USING ({read})"} if read else {})


def place(model: Model) -> str:
    """The condition under which a row is within reach."""
    if model is Project:
        return f"{among('municipality_id', 'municipalities')} OR {among('id', 'projects')}"
    if model is Event:  # it belongs to no project by a key; what one did oneself is also one's own to read
        theirs = f"{within_project('= ANY ((SELECT nabodialog_projects())::bigint[])')} OR {among('by_id', 'oneself')}"
        return f"{among('municipality_id', 'municipalities')} OR {among('municipality_id', 'around')} AND ({theirs})"
    if column := column_to(Project, model):
        return among(column, "projects")
    if column := column_to(Municipality, model):
        return its_own(column, model)
    key = way(Municipality, model)
    # What is only read is no way to write what hangs on it.
    condition = place(key.related_model) if key and followed(key.related_model) else ""
    return reached_through(key, condition) if key else ""


def its_own(column: str, model: Model) -> str:
    """What is a municipality's, and of a project too, is within reach where that is. Of none, it is its members'."""
    tied = [f"{key.column} IS NOT NULL" for key in ties(model) if key.column not in GUESSED]
    if not tied:
        return " AND ".join([among(column, "municipalities"), *narrower(model)])
    mine_or_tied = " OR ".join([among(column, "municipalities"), *tied])
    return " AND ".join([among(column, "around"), f"({mine_or_tied})", *narrower(model)])


def followed(model: Model) -> str:
    """What a partner reads, and does not write; and what hangs on it."""
    if model._meta.db_table in FOLLOWED:
        return " AND ".join([among(column_to(Municipality, model), "around"), *narrower(model)])
    key = way(Municipality, model)
    return reached_through(key) if key and followed(key.related_model) else ""


def ties(model: Model) -> list[Key]:
    """By which a row may be a project's."""
    return [key for key in keys_of(model, null=True) if steps(Project, key.related_model) < FAR]


def narrower(model: Model) -> list[str]:
    return [f"({key.column} IS NULL OR {reached_through(key)})" for key in ties(model)]


def ones_own(model: Model) -> str:
    """For what is a person's and of no municipality: what they sign in with, and where."""
    key = way(Person, model)
    # What may be nobody's, as an attempt at an account that is not there, is then out of reach.
    if column := column_to(Person, model) or ("" if key else column_to(Person, model, null=True)):
        return among(column, "oneself")
    return reached_through(key) if key else ""


def reached_through(key: Key, condition: str = "") -> str:
    """Where the row that it belongs to is: that one's own policy says whether it is there."""
    parent, table = key.related_model._meta.db_table, key.model._meta.db_table
    where = f"{parent}.{key.target_field.column} = {table}.{key.column}" + (f" AND ({condition})" if condition else "")
    return f"EXISTS (SELECT 1 FROM {parent} WHERE {where})"  # noqa: S608


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
    """Every table that is not named as open. One with no policy is locked all the same, and its rows are nobody's."""
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
        cursor.execute(f"GRANT USAGE ON SCHEMA {cursor.fetchone()[0]} TO {role}")
    for model, rules in guarded().items():
        lock_table(model._meta.db_table, rules, role, connection)
    with transaction.atomic(), connection.cursor() as cursor:
        for table, deeds in amiss(cursor).items():
            name = connection.ops.quote_name(table)
            cursor.execute(f"REVOKE ALL ON {name} FROM {role}")
            if deeds:
                cursor.execute(f"GRANT {', '.join(sorted(deeds))} ON {name} TO {role}")


def rights() -> dict[str, frozenset[str]]:
    """What the role may do to each table; to one that is not named, nothing. Numbers come of themselves to new rows."""
    opened = dict.fromkeys(OPEN, frozenset({"SELECT"}))
    counted = {str(settings.CACHES["default"]["LOCATION"]): DEEDS}  # attempts, on pages behind sign-in too
    return opened | counted | {model._meta.db_table: deeds_in(rules) for model, rules in guarded().items()}


def deeds_in(rules: dict[str, str]) -> frozenset[str]:
    return DEEDS if "ALL" in rules else frozenset(rules)


def amiss(cursor: CursorWrapper) -> dict[str, frozenset[str]]:
    """What the role should be able to do, where it is not what it can do: every table, view and sequence of ours."""
    cursor.execute(
        """SELECT relname, ARRAY(SELECT privilege_type FROM aclexplode(relacl)
               JOIN pg_roles ON pg_roles.oid = grantee WHERE rolname = %s)
           FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
           WHERE nspname = current_schema() AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
               AND pg_has_role(relowner, 'USAGE')""",
        [settings.MEMBER_ROLE],
    )
    wanted = rights()
    known = {table: (set(deeds), wanted.get(table, frozenset())) for table, deeds in cursor.fetchall()}
    return {table: should for table, (can, should) in known.items() if can != should}


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
        return sorted({table for table, rules in tables.items() if standing(table, cursor) != rules} | {*amiss(cursor)})


def is_above_the_lock(connection: BaseDatabaseWrapper) -> bool:
    """Whether the role would be let past, as superusers, owners and those with BYPASSRLS are; or is not there."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*) FROM pg_roles WHERE rolname = %s AND NOT rolsuper AND NOT rolbypassrls
               AND NOT EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid AND relrowsecurity)""",
            [settings.MEMBER_ROLE],
        )
        return bool(cursor.fetchone()[0] == 0)
