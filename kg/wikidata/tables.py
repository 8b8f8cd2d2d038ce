"""The index's tables, in one SQLite file, and the tables of a shard, which one process fills."""

__all__ = ["APPLICATION", "FILLING", "FORMAT", "INDEX", "METHODS", "SHARD"]

APPLICATION = 0x6B677764  # "kgwd", in SQLite's header
FORMAT = 1  # of the tables: an index of another format must be built again
METHODS = ("name", "alias", "demonym", "normalised", "surname")  # how a name is borne; a row holds its place here
FILLING = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
"""
SHARD = """
CREATE TABLE items (item INTEGER PRIMARY KEY, sitelinks INTEGER, classes TEXT, superclasses TEXT, record TEXT);
CREATE TABLE names (key TEXT, sitelinks INTEGER, item INTEGER, method INTEGER);
CREATE TABLE above (class INTEGER, place INTEGER, superclass INTEGER);
"""
INDEX = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE items (item INTEGER PRIMARY KEY, type TEXT, sitelinks INTEGER, record TEXT);
CREATE TABLE names (
    key TEXT, sitelinks INTEGER, item INTEGER, method INTEGER, PRIMARY KEY (key, sitelinks DESC, item, method)
) WITHOUT ROWID;
CREATE TABLE above (
    class INTEGER, place INTEGER, superclass INTEGER, PRIMARY KEY (class, place, superclass)
) WITHOUT ROWID;
CREATE TABLE methods (method INTEGER PRIMARY KEY, name TEXT);
"""
