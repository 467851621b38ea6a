"""Bring the tables of an older version to today's, within the transaction of whoever adds to them."""

from __future__ import annotations

from pipeline.outputs.database import (
    Changeable,
    Database,
    create_corrected,
    create_views,
    drop_views,
    known_version,
    read_table,
)
from pipeline.outputs.ddl import FULL_TEXT, TYPES, indexes, quoted
from pipeline.outputs.versions import VERSION, lacking
from pipeline.records.tables import ARTICLES, TABLES


def upgrade(database: Changeable) -> None:
    """Add what the tables of an older version lack: columns, indexes, views and full-text search.

    Raises OutputError where they are of a version that this program does not know, or not all there.
    """
    version = known_version(database)
    if version == VERSION:
        return
    drop_views(database)
    types = {(table.name, column.name): column.type for table in TABLES for column in table.columns}
    for name, column in sorted(lacking(version)):
        declared = TYPES[database.dialect][types[name, column]]
        database.execute(f"ALTER TABLE {quoted(name)} ADD COLUMN {quoted(column)} {declared}")
    if version < 2:
        _to_2(database)
    for table in TABLES:
        for index in indexes(table):
            database.execute(index.replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS"))
    create_corrected(database)
    create_views(database)
    database.set_version()


def _to_2(database: Changeable) -> None:
    """Version 1 kept an organisation's acronym with the entity only, and had no full-text search."""
    give_acronyms(database)
    for statement in FULL_TEXT[database.dialect]:
        database.execute(statement)
    database.index_texts(read_table(database, ARTICLES))


def give_acronyms(database: Database) -> None:
    """Set mentions.acronym from the entities', where the mention is of the full name."""
    database.execute(
        "UPDATE mentions SET acronym = (SELECT e.acronym FROM entities e WHERE e.entity_id = mentions.entity_id) "
        "WHERE entity_id IN (SELECT entity_id FROM entities WHERE acronym IS NOT NULL) AND name <> "
        "(SELECT e.acronym FROM entities e WHERE e.entity_id = mentions.entity_id)"
    )
