"""How the results are written, under the name that the writers know it by.

In: nothing. Out: the types of `model.form`, which workers load without this stage. Never: a definition.
"""

from evidence.model.form import MarkShape, PageChoice, ReportOptions, UploadChoice

__all__ = ["MarkShape", "PageChoice", "ReportOptions", "UploadChoice"]
