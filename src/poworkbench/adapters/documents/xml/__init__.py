"""Orders answered in XML: UBL, cXML and Order-X, parsed safely, and what they say."""
