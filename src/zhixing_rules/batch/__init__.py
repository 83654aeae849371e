"""Judge many records as Polars columns, by the same rules (extra ``[batch]``)."""

from zhixing_rules.batch.audit.audit_parts import AuditPart, audit_path
from zhixing_rules.batch.audit.files import audit_files
from zhixing_rules.batch.audit.frame import AUDIT_SCHEMA, audit, path_of
from zhixing_rules.batch.audit.results import AuditResult
from zhixing_rules.batch.audit.settings import Settings, settings_of
from zhixing_rules.batch.audit.spark import audit_spark
from zhixing_rules.batch.compile.columns import Columns, open_columns
from zhixing_rules.batch.compile.polars_columns import VERDICT_TYPE
from zhixing_rules.batch.read.sources import SourceError
from zhixing_rules.batch.tables.column_check import ColumnsError
from zhixing_rules.batch.tables.layout import FLAT_FORMAT, flat_schema
from zhixing_rules.batch.tables.schema import nested_schema

__all__ = [
    "AUDIT_SCHEMA",
    "FLAT_FORMAT",
    "VERDICT_TYPE",
    "AuditPart",
    "AuditResult",
    "Columns",
    "ColumnsError",
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
