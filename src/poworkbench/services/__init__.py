"""Use cases: what an operator, a lead or the clock asks for; they speak to the Protocols in ports."""
