"""A folder, an address and what the environment says go in; a running server comes out."""

import os
import socket
from pathlib import Path
from wsgiref.types import WSGIApplication

import click

from decision_aid.cli.files import FOLDER
from decision_aid.shipped import shipped

KEY = "DECISION_AID_KEY"
ADDRESS = "DECISION_AID_ADDRESS"
SHORTEST_KEY = 16


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def serve(folder: Path | None, host: str, port: int) -> None:
    """Serve the aids in FOLDER (the shipped ones where none is given).

    Behind a web server, set DECISION_AID_ADDRESS and DECISION_AID_KEY; the README says how.
    """
    import waitress

    app = _application(folder or shipped("rules"), os.environ.get(KEY, ""), os.environ.get(ADDRESS, ""))
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise click.ClickException(f"Port {port} on {host} can't be used: {error.strerror}. Try --port 8001.") from None
    click.echo(f"Decision aids on http://{host}:{port}  (Ctrl+C ends it)")
    waitress.serve(app, sockets=[listening], ident=None, _quiet=True)


def _application(folder: Path, key: str, address: str) -> WSGIApplication:
    from decision_aid.web import create_app
    from decision_aid.web.behind import NoAddress

    if any(len(one) < SHORTEST_KEY for one in key.split()):
        raise click.ClickException(f"A key in {KEY} is short and could be guessed. Use {SHORTEST_KEY} letters or more.")
    try:
        return create_app(folder, secret_key=key, address=address)
    except NoAddress:
        raise click.ClickException(f"{ADDRESS} is not an address such as https://aids.example.org: {address}") from None
