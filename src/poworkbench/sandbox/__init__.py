"""A purchase-order ERP of its own to try things on: real HTTP, real files, faults that can be switched on.

It stands where the client's ERP stands, in its own process, and shares no code with the workbench: what the two agree
on is the HTTP interface written down in `poworkbench.sandbox.routes`.

    store     orders, comments, attachments, answers and the log of writes in one SQLite file
    rules     which writes the ERP refuses, and why
    routes    the interface: what each address does; orders, papers and repeats do it
    control   the addresses under /_sandbox that a test or a demonstration uses
    faults    what can be made to go wrong
    serving   HTTP/1.1 on loopback
    process   its home, token and state file; starting and stopping
"""
