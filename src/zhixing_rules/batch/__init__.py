"""The same rules over many records at once, as Polars columns (extra ``[batch]``)."""

from zhixing_rules.batch.auditing import AUDIT_SCHEMA, audit, path_of
from zhixing_rules.batch.columns import Columns, open_columns
from zhixing_rules.batch.files import Audited, audit_files
from zhixing_rules.batch.fitting import ColumnsError
from zhixing_rules.batch.ingesting import SourceError
from zhixing_rules.batch.judging import VERDICT_TYPE
from zhixing_rules.batch.layout import FLAT_FORMAT, flat_schema
from zhixing_rules.batch.parts import Part, audit_path
from zhixing_rules.batch.schema import nested_schema
from zhixing_rules.batch.settings import Settings, settings_of
from zhixing_rules.batch.spark import audit_spark

__all__ = [
    "AUDIT_SCHEMA",
    "FLAT_FORMAT",
    "VERDICT_TYPE",
    "Audited",
    "Columns",
    "ColumnsError",
    "Part",
    "Settings",
    "SourceError",
    "audit",
    "audit_files",
    "audit_path",
    "audit_spark",
    "flat_schema",
    "nested_schema",
    "open_columns",
    "path_of",
    "settings_of",
]
