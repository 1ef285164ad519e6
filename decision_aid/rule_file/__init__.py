"""The rule file format: parse YAML (`syntax`), read it into the model (`reading`), edit it byte-exactly (`editing`)."""
