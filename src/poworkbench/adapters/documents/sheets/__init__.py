"""Workbooks and separated values: what their visible cells say, laid out in a grid."""
