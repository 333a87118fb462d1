"""Refusals of reports.

Refusal
└── ReportUnfit     400  the period and the interval make no report
"""

from ringhall.foundation.errors import Refusal


class ReportUnfit(Refusal):
    """The report that was asked for cannot be made."""

    code = "report-unfit"
    text = "{problem}"
