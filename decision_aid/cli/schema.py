"""`decision-aid schema`: print the JSON Schema of rule files, by which other editors complete and check them."""

import pkgutil

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of rule files, for editors that complete keys from one."""
    click.echo((pkgutil.get_data("decision_aid.rule_file", "rule-file.schema.json") or b"").decode(), nl=False)
