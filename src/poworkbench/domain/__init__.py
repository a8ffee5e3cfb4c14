"""Rules: values in, values out. No I/O, no clock, no chance without a seed."""
