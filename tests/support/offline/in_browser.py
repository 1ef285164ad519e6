"""The engine of a file in a browser that opened it, asked past the page that is shown."""

import json
from collections.abc import Callable
from typing import Any

# Before the page's own script: whoever starts a worker is heard, and what a test asked of it reaches nobody else.
HOLD_ENGINE = """
const OwnWorker = Worker;
window.Worker = class extends OwnWorker {
  constructor(address) {
    super(address);
    window.asked = new Map();
    this.addEventListener("message", (event) => {
      if (!asked.has(event.data.id)) return;
      event.stopImmediatePropagation();
      asked.get(event.data.id)(new TextDecoder().decode(event.data.reply.body));
      asked.delete(event.data.id);
    });
    window.askEngine = (method, address, form) => new Promise((done) => {
      const id = `test ${Math.random()}`;
      asked.set(id, done);
      this.postMessage({ id, method, address, form });
    });
  }
};
"""


def asked_in(look: Callable[[str], Any]) -> Callable[[str, str, str], str]:
    """How to ask it, where `look` evaluates an expression on the page and waits for what that gives."""

    def ask(method: str, address: str, form: str) -> str:
        page: str = look(f"askEngine({json.dumps(method)}, {json.dumps(address)}, {json.dumps(form)})")
        return page

    return ask
