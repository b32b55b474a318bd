"""The spine: the only place that knows all stages.

In: a case folder, or paths. Out: a Report, or records; files by `write`. Never: a verdict of its own.
All that it offers is in `verbs`. Nothing is imported here: it would be loaded into every worker, which only reads.
"""
