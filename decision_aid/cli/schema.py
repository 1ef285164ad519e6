"""`decision-aid schema`: print the JSON Schema of rule files, by which other editors complete and check them."""

import click

from decision_aid.rule_file.schema.json_schema import json_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of rule files, for editors that complete keys from one."""
    click.echo(json_schema(), nl=False)
