"""The folder's list of retracted and superseded sources, `withdrawn.csv`, read again when it changes."""

import logging
from pathlib import Path

from decision_aid.exchange.withdrawals import NONE_WITHDRAWN, Withdrawals, read_withdrawals
from decision_aid.storage.file_errors import explanation
from decision_aid.storage.files import READ_LIMIT, file_state, read_rule_bytes
from decision_aid.storage.state_log import StateLog

LIST = "withdrawn.csv"
TOO_LARGE = "It is larger than a megabyte."
ALL_READ = "%s can be read as a whole."
LOG = logging.getLogger(__name__)


def load_withdrawals(folder: Path) -> Withdrawals:
    """The list of a folder, empty where there is none; what can't be read of it is among its faults."""
    try:
        content = read_rule_bytes(folder / LIST)
    except FileNotFoundError:
        return NONE_WITHDRAWN
    except OSError as error:
        return Withdrawals(faults=(explanation(error),))
    return Withdrawals(faults=(TOO_LARGE,)) if len(content) >= READ_LIMIT else read_withdrawals(content)


class WithdrawalList:
    """The list of one folder, cached by its stat values and shared by all threads of a server."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / LIST
        self._states = StateLog(LOG)
        self._read: tuple[tuple[int, ...], Withdrawals] = ((), NONE_WITHDRAWN)

    def current(self) -> Withdrawals:
        """The list as it is now."""
        state = self.state()
        if self._read[0] != state:
            found = load_withdrawals(self.path.parent)
            fault = f"{self.path}: {' '.join(found.faults)}" if found.faults else ""
            self._states.report(str(self.path), fault, ALL_READ % self.path, logging.WARNING)
            self._read = (state, found)
        return self._read[1]

    def state(self) -> tuple[int, ...]:
        """Stat values that differ if the list changed; () where there is none."""
        return file_state(self.path) or ()
