"""The chapters of the report, one module each: an appraisal's reading in, plain values out."""
