"""The size of a git object, read from its header before it is unpacked: 1.7 MB in `.git` can unpack to 1.5 GB.

The formats are those of git's documentation: a loose object is a zlib stream that begins with its type and size; an
entry of a pack begins with both in groups of 7 bits, and a delta gives the sizes of its base and of its result.
"""

import zlib
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
    unpack, sizes = store.get_raw, UnpackedSizes(store)

    def bounded(name: bytes) -> tuple[int, bytes]:
        if sizes.of(name) > MAX_UNPACKED:
            raise ObjectTooLarge
        return unpack(name)  # type: ignore[arg-type]  # an ObjectID is bytes

    store.get_raw = bounded  # type: ignore[method-assign]


class UnpackedSizes:
    """The sizes of a store's objects; those of packs are remembered, since most are deltas of each other."""

    def __init__(self, store: "DiskObjectStore") -> None:
        self._store = store
        self._known: dict[tuple[Path, int], int] = {}

    def of(self, name: bytes) -> int:
        """The bytes of an object, or of the largest that it is a delta of; 0 if it does not exist."""
        raw = bytes.fromhex(name.decode()) if len(name) > 32 else name
        for one in (self._store, *self._store.alternates):
            for pack in one.packs:
                if offset := _offset(pack, raw):  # type: ignore[arg-type]
                    return self._packed(pack, Path(one.pack_dir) / pack.data.filename, offset)  # type: ignore[attr-defined]
            loose = Path(one.path) / raw.hex()[:2] / raw.hex()[2:]  # type: ignore[attr-defined]
            if loose.is_file():
                return _loose_size(loose)
        return 0

    def _packed(self, pack: "Pack", path: Path, offset: int) -> int:
        sizes, at = dict[int, int](), offset
        with path.open("rb") as file:
            while at and at not in sizes and (path, at) not in self._known:
                file.seek(at)
                sizes[at], at = _size_and_base(pack, at, file.read(HEAD))
        largest = self._known.get((path, at), 0)
        for place, size in reversed(sizes.items()):
            largest = self._known[path, place] = max(largest, size)
        return self._known[path, offset]


def _offset(pack: "Pack", raw: "RawObjectID") -> int:
    try:
        return pack.index.object_offset(raw) or 0
    except KeyError:
        return 0


def _loose_size(path: Path) -> int:
    with path.open("rb") as file:
        kind_and_size, end, _ = zlib.decompressobj().decompress(file.read(HEAD), HEAD).partition(b"\0")
    return int(kind_and_size.split()[-1]) if end else 0


def _size_and_base(pack: "Pack", offset: int, head: bytes) -> tuple[int, int]:
    """The size of the entry at an offset, and the offset of what it is a delta of, 0 for an object on its own."""
    size, at = _number(head, 0, first=4)
    kind = head[0] >> 4 & 7
    if kind == OFFSET_DELTA:
        back, at = _distance(head, at)
        return max(size, *_delta_sizes(head[at:])), offset - back
    if kind == REFERENCE_DELTA:
        return max(size, *_delta_sizes(head[at + 20 :])), _offset(pack, head[at : at + 20])  # type: ignore[arg-type]
    return size, 0


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
