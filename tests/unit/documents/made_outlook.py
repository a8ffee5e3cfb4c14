"""Outlook's own files for the tests: compound files ([MS-CFB]) with a message's properties in them ([MS-OXMSG])."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

SECTOR, SMALL, CUTOFF = 512, 64, 4096
END, FREE, FAT, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
ROOT_HEAD, MESSAGE_HEAD, OTHER_HEAD = 32, 24, 8
TEXT, TEXT8, BINARY, NUMBER, TIME, OBJECT = 0x001F, 0x001E, 0x0102, 0x0003, 0x0040, 0x000D

Tree = Mapping[str, "bytes | Tree"]


@dataclass
class Message:
    """A message by its properties' numbers: texts, bytes, numbers and times; files and messages on it."""

    properties: dict[int, str | bytes | int | datetime]
    attached: list[Attached] = field(default_factory=list)
    eight_bit: str = ""

    def tree(self, head: int = ROOT_HEAD) -> Tree:
        """Its storages and streams."""
        tree = _properties(self.properties, head, self.eight_bit)
        return tree | {f"__attach_version1.0_#{n:08X}": one.tree() for n, one in enumerate(self.attached)}


@dataclass
class Attached:
    """A file or a message on a message."""

    name: str
    content: bytes | Message
    more: dict[int, str | bytes | int | datetime] = field(default_factory=dict)

    def tree(self) -> Tree:
        """Its storage."""
        inner = isinstance(self.content, Message)
        known: dict[int, str | bytes | int | datetime] = {0x3707: self.name, 0x3705: 5 if inner else 1, **self.more}
        if isinstance(self.content, bytes):
            return _properties({**known, 0x3701: self.content}, OTHER_HEAD, "")
        return _properties(known, OTHER_HEAD, "") | {"__substg1.0_3701000D": self.content.tree(MESSAGE_HEAD)}


def _properties(
    values: Mapping[int, str | bytes | int | datetime], head: int, eight_bit: str
) -> dict[str, bytes | Tree]:
    streams: dict[str, bytes | Tree] = {}
    entries = b""
    for number, value in values.items():
        if isinstance(value, int):
            entries += struct.pack("<HHIII", NUMBER, number, 6, value, 0)
        elif isinstance(value, datetime):
            ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
            entries += struct.pack("<HHIQ", TIME, number, 6, ticks)
        else:
            kind = BINARY if isinstance(value, bytes) else TEXT8 if eight_bit else TEXT
            content = value if isinstance(value, bytes) else value.encode(eight_bit or "utf-16-le")
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = content
            entries += struct.pack("<HHIII", kind, number, 6, len(content), 0)
    return {"__properties_version1.0": bytes(head) + entries, **streams}


def outlook_file(message: Message) -> bytes:
    """The message as a file."""
    return compound_file(message.tree())


@dataclass
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    child: int = NONE
    right: int = NONE
    start: int = END
    size: int = 0


def compound_file(tree: Tree) -> bytes:
    """Storages and streams in one file, small streams in a stream of their own."""
    entries = [_Entry("Root Entry", 5)]
    _list(tree, entries, 0)
    small, small_fat, sectors, fat = b"", [], b"", []
    for entry in entries:
        if entry.kind == 2 and 0 < len(entry.content) < CUTOFF:
            entry.start = len(small) // SMALL
            small, small_fat = _chained(entry.content, SMALL, small, small_fat)
        elif entry.kind == 2 and entry.content:
            entry.start = len(fat)
            sectors, fat = _chained(entry.content, SECTOR, sectors, fat)
        entry.size = len(entry.content)
    entries[0].size, entries[0].start = len(small), len(fat) if small else END
    sectors, fat = _chained(small, SECTOR, sectors, fat)
    at_small_fat, before = len(fat), len(fat)
    sectors, fat = _chained(struct.pack(f"<{len(small_fat)}I", *small_fat), SECTOR, sectors, fat, b"\xff")
    small_fat_size = len(fat) - before
    at_directory = len(fat)
    sectors, fat = _chained(b"".join(map(_packed, entries)), SECTOR, sectors, fat)
    return _with_head(sectors, fat, at_directory, at_small_fat if small_fat_size else END, small_fat_size)


def _list(tree: Tree, entries: list[_Entry], parent: int) -> None:
    last = None
    for name, value in tree.items():
        number = len(entries)
        entries.append(_Entry(name, 2, value) if isinstance(value, bytes) else _Entry(name, 1))
        if last is None:
            entries[parent].child = number
        else:
            entries[last].right = number
        last = number
        if not isinstance(value, bytes):
            _list(value, entries, number)


def _chained(content: bytes, size: int, into: bytes, fat: list[int], fill: bytes = b"\0") -> tuple[bytes, list[int]]:
    count = -(-len(content) // size)
    chain = [len(fat) + step + 1 for step in range(count)]
    return into + content.ljust(count * size, fill), [*fat, *chain[:-1], *([END] if count else [])]


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sIQQIQ", name, len(name), entry.kind, 1, NONE, entry.right, entry.child, b"", 0, 0, 0, entry.start,
        entry.size,
    )  # fmt: skip


def _with_head(sectors: bytes, fat: list[int], directory: int, small_fat: int, small_fat_size: int) -> bytes:
    count = 1
    while (len(fat) + count) * 4 > count * SECTOR:
        count += 1
    at = len(fat)
    table = [*fat, *[FAT] * count]
    table += [FREE] * (count * SECTOR // 4 - len(table))
    difat = [at + step for step in range(count)] + [FREE] * (109 - count)
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII109I", bytes.fromhex("d0cf11e0a1b11ae1"), b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, count,
        directory, 0, CUTOFF, small_fat, small_fat_size, END, 0, *difat,
    )  # fmt: skip
    return head + sectors + struct.pack(f"<{len(table)}I", *table)
