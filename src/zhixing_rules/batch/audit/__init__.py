"""Audits of many cases: a row for each verdict in memory, or counts from files, on one machine or on Spark."""
