"""The WSGI entry point under its name of version 0.1, which start lines of gunicorn and its like still carry."""

from decision_aid.web.wsgi import application

__all__ = ["application"]
