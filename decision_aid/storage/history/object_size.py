"""The size of a git object, read from its header before it is unpacked: 1.7 MB in `.git` can unpack to 1.5 GB.

The formats are those of git's documentation: a loose object is a zlib stream that begins with its type and size; an
entry of a pack begins with both in groups of 7 bits, and a delta gives the sizes of its base and of its result.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dulwich.object_store import DiskObjectStore
    from dulwich.objects import RawObjectID
    from dulwich.pack import Pack

MAX_UNPACKED = 16_000_000  # bytes of an object, or of a base that it is a delta of; a rule file has a million
HEAD = 512  # bytes that hold the header of any object
OFFSET_DELTA, REFERENCE_DELTA = 6, 7


class ObjectTooLarge(Exception):
    """A git object would take too much memory; it was not unpacked."""


def refuse_large_objects(store: "DiskObjectStore") -> None:
    """Make each read of an object that would take too much memory raise ObjectTooLarge, also those of dulwich's own."""
    unpack = store.get_raw

    def bounded(name: bytes) -> tuple[int, bytes]:
        if unpacked_size(store, name) > MAX_UNPACKED:
            raise ObjectTooLarge
        return unpack(name)  # type: ignore[arg-type]  # an ObjectID is bytes

    store.get_raw = bounded  # type: ignore[method-assign]


def unpacked_size(store: "DiskObjectStore", name: bytes) -> int:
    """The bytes of an object, or of the largest that it is a delta of; 0 if it does not exist."""
    raw = bytes.fromhex(name.decode()) if len(name) > 32 else name
    for one in (store, *store.alternates):
        for pack in one.packs:
            if offset := _offset(pack, raw):  # type: ignore[arg-type]
                return max(_sizes(pack, Path(one.pack_dir) / pack.data.filename, offset))  # type: ignore[attr-defined]
        loose = Path(one.path) / raw.hex()[:2] / raw.hex()[2:]  # type: ignore[attr-defined]
        if loose.is_file():
            return _loose_size(loose)
    return 0


def _offset(pack: "Pack", raw: "RawObjectID") -> int:
    try:
        return pack.index.object_offset(raw) or 0
    except KeyError:
        return 0


def _loose_size(path: Path) -> int:
    with path.open("rb") as file:
        kind_and_size, end, _ = zlib.decompressobj().decompress(file.read(HEAD), HEAD).partition(b"\0")
    return int(kind_and_size.split()[-1]) if end else 0


def _sizes(pack: "Pack", path: Path, offset: int) -> Iterator[int]:
    """The sizes of an entry and of all that it is a delta of."""
    with path.open("rb") as file:
        seen = set[int]()
        while offset and offset not in seen:
            seen.add(offset)
            file.seek(offset)
            head = file.read(HEAD)
            size, at = _number(head, 0, first=4)
            yield size
            kind = head[0] >> 4 & 7
            if kind not in (OFFSET_DELTA, REFERENCE_DELTA):
                return
            back, at = _distance(head, at) if kind == OFFSET_DELTA else (0, at + 20)
            yield from _delta_sizes(head[at:])
            offset = offset - back if back else _offset(pack, head[at - 20 : at])  # type: ignore[arg-type]


def _delta_sizes(packed: bytes) -> tuple[int, int]:
    """The sizes of base and result, with which a delta begins."""
    delta = zlib.decompressobj().decompress(packed, 32)
    base, at = _number(delta, 0)
    return base, _number(delta, at)[0]


def _number(data: bytes, at: int, first: int = 7) -> tuple[int, int]:
    """A number in groups of 7 bits, the lowest first (of the first byte `first` bits), and where it ends."""
    value, shift = data[at] & (1 << first) - 1, first
    while data[at] & 0x80:
        at += 1
        value |= (data[at] & 0x7F) << shift
        shift += 7
    return value, at + 1


def _distance(data: bytes, at: int) -> tuple[int, int]:
    """How far back the base of an offset delta begins, the highest bits first, and where the number ends."""
    value = data[at] & 0x7F
    while data[at] & 0x80:
        at += 1
        value = (value + 1) << 7 | data[at] & 0x7F
    return value, at + 1
