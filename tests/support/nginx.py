"""Runs nginx as a reverse proxy for a test, in front of servers whose ports are given."""

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.support.house import ROOT
from tests.support.serving import end, free_port, wait_until_heard

DEPLOY = ROOT / "docs" / "deploy.md"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
OPENSSL = shutil.which("openssl")
HOST = "aids.example.org"


def part(name: str) -> str:
    """The block of docs/deploy.md that begins with a comment of that name."""
    text = DEPLOY.read_text(encoding="utf-8")
    blocks = text.split("```")[1::2]
    found = [block.partition("\n")[2] for block in blocks if block.partition("\n")[2].startswith(f"# {name}")]
    assert len(found) == 1, f"{len(found)} blocks begin with # {name}"
    return found[0]


def certificate(folder: Path) -> None:
    """A certificate for the host, signed by itself."""
    assert OPENSSL
    names = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem"), "-subj", f"/CN={HOST}"]
    command = [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names]
    subprocess.run([*command, "-addext", f"subjectAltName=DNS:{HOST}"], check=True, capture_output=True)


def configured(folder: Path, servers: list[int], port: int) -> Path:
    """The configuration of docs/deploy.md with these servers, in that folder, as no other user sees it."""
    certificate(folder)
    site = part("/etc/nginx/conf.d/decision-aid.conf")
    old = [line for line in site.splitlines() if line.strip().startswith("server 127.0.0.1:")]
    options = old[0].strip().partition(" ")[2].partition(" ")[2]
    site = site.replace("\n".join(old), "\n".join(f"    server 127.0.0.1:{one} {options}" for one in servers))
    for before, after in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("/etc/ssl/aids.example.org.pem", str(folder / "cert.pem")),
        ("/etc/ssl/private/aids.example.org.key", str(folder / "key.pem")),
    ):
        assert before in site
        site = site.replace(before, after)
    temporary = "\n".join(
        f"    {kind}_temp_path {folder / kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    path = folder / "nginx.conf"
    path.write_text(
        f"pid {folder / 'pid'};\nerror_log {folder / 'error.log'};\ndaemon off;\nevents {{}}\n"
        f"http {{\n    access_log off;\n{temporary}\n{site}\n}}\n",
        encoding="utf-8",
    )
    return path


@contextlib.contextmanager
def in_front(folder: Path, servers: list[int]) -> Iterator[int]:
    """The port of https while nginx runs."""
    assert NGINX
    port = free_port()
    command = [NGINX, "-p", str(folder), "-c", str(configured(folder, servers, port))]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_heard(port, process, folder / "error.log")
        yield port
    finally:
        end(process)
