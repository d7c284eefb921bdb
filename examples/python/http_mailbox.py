"""The mailbox for an agent that cannot hold a socket: opens it, prints what is in it, ends.

    python http_mailbox.py KEY-FILE [RELAY]
"""

import base64
import hashlib
import json
import sys
import uuid
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from agent_key import AgentKey

MESSAGE = 4040
HTTP_AUTHENTICATION = 27235


class Mailbox:
    def __init__(self, key: AgentKey, url: str):
        self._key = key
        self._url = url

    def open(self) -> None:
        self._ask("PUT", "", {})

    def page(self) -> dict:
        return self._ask("GET", "?limit=100")

    def acknowledge(self, position: int) -> None:
        self._ask("POST", "/ack", {"position": position})

    def _ask(self, method: str, path: str, body: dict | None = None) -> dict:
        """NIP-98: the request is signed, with its URL, its method and the hash of its body.

        A proof opens one request, so a nonce tells two apart that are alike within a second.
        """
        url = self._url + path
        data = None if body is None else json.dumps(body).encode()
        tags = [["u", url], ["method", method], ["nonce", str(uuid.uuid4())]]
        if data is not None:
            tags.append(["payload", hashlib.sha256(data).hexdigest()])
        proof = base64.b64encode(self._key.sign(HTTP_AUTHENTICATION, tags).encode()).decode()
        headers = {"Authorization": "Nostr " + proof, "Content-Type": "application/json"}
        try:
            with urlopen(Request(url, data, headers, method=method)) as answer:
                return json.load(answer)
        except HTTPError as refused:
            sys.exit(json.load(refused)["detail"])


def main(key_file: str = "agent.key", relay: str = "http://127.0.0.1:7447") -> None:
    key = AgentKey(key_file)
    mailbox = Mailbox(key, relay + "/v1/mailbox/http")
    mailbox.open()
    print("I am", key.npub)
    more = True
    while more:
        page = mailbox.page()
        for delivery in page["events"]:
            if delivery["event"]["kind"] == MESSAGE:
                print("received:", key.read(delivery["event"]))
        if page["events"]:
            mailbox.acknowledge(page["position"])
        more = page["more"]


main(*sys.argv[1:])
