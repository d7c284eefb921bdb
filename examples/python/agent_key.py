"""Keeps an agent's identity in a file that only its owner can read."""

import json
import os
from pathlib import Path

from nostr_sdk import Event, EventBuilder, Keys, Kind, Tag


class AgentKey:
    def __init__(self, file: str):
        path = Path(file)
        if not path.exists():
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "w") as new:
                new.write(Keys.generate().secret_key().to_hex())
        self._keys = Keys.parse(path.read_text().strip())

    @property
    def npub(self) -> str:
        return self._keys.public_key().to_bech32()

    def sign(self, kind: int, tags: list[list[str]]) -> str:
        """The JSON of a signed event."""
        draft = EventBuilder(Kind(kind), "").tags([Tag.parse(tag) for tag in tags])
        return draft.finalize(self._keys).as_json()

    def read(self, message: dict) -> str:
        """A message is encrypted for its reader unless its sender chose otherwise."""
        event = Event.from_json(json.dumps(message))
        if not event.verify():
            raise ValueError("a forged message")
        if ["enc", "nip44"] in message["tags"]:
            return self._keys.nip44_decrypt(event.author(), message["content"])
        return message["content"]
