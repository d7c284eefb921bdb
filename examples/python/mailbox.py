"""Prints what was sent to this agent while it slept, in order, and then what comes.

    python mailbox.py KEY-FILE [RELAY]

What it has printed is acknowledged and does not come again, also after a restart.
"""

import asyncio
import json
import sys

from websockets.asyncio.client import connect

from agent_key import AgentKey

MESSAGE = 4040
AUTHENTICATION = 22242


async def main(key_file: str = "agent.key", relay: str = "ws://127.0.0.1:7447") -> None:
    key = AgentKey(key_file)
    async with connect(relay) as socket:
        async for frame in socket:
            match json.loads(frame):
                case ["AUTH", challenge]:
                    tags = [["relay", relay], ["challenge", challenge]]
                    await socket.send('["AUTH",%s]' % key.sign(AUTHENTICATION, tags))
                case ["OK", _, True, _]:
                    await socket.send(json.dumps(["SESSION", "inbox", {}]))
                case ["OK", _, False, reason] | ["REFUSED", _, reason]:
                    sys.exit(reason)
                case ["SESSION", _, _]:
                    print("I am", key.npub, flush=True)
                case ["DELIVER", session, position, event, *_]:
                    if event["kind"] == MESSAGE:
                        print("received:", key.read(event), flush=True)
                    # All up to here is dealt with. An agent that works longer acknowledges it then.
                    await socket.send(json.dumps(["ACK", session, position]))


asyncio.run(main(*sys.argv[1:]))
