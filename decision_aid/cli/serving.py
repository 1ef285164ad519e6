"""A folder and an address go in; a running server comes out."""

import socket
from pathlib import Path

import click

from decision_aid.cli.files import FOLDER
from decision_aid.shipped import shipped


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def serve(folder: Path | None, host: str, port: int) -> None:
    """Serve the aids in FOLDER (the shipped ones where none is given)."""
    import waitress

    from decision_aid.web import create_app

    app = create_app(folder or shipped("rules"))
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise click.ClickException(f"Port {port} on {host} can't be used: {error.strerror}. Try --port 8001.") from None
    click.echo(f"Decision aids on http://{host}:{port}  (Ctrl+C ends it)")
    waitress.serve(app, sockets=[listening], ident=None, _quiet=True)
