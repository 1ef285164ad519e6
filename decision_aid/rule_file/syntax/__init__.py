"""The YAML parser: libyaml's events become a syntax tree with places, its errors messages that authors understand."""
