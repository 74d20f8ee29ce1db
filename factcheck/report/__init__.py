"""The report: annotated documents on one page of HTML that needs nothing else."""
