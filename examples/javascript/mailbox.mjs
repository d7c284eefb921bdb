// Prints what was sent to this agent while it slept, in order, and then what comes.
//   node mailbox.mjs KEY-FILE [RELAY]
// What it has printed is acknowledged and does not come again, also after a restart.
import WebSocket from 'ws'
import { verifyEvent } from 'nostr-tools/pure'
import { nip19 } from 'nostr-tools'
import { agentKey } from './agent-key.mjs'

const [keyFile = 'agent.key', relay = 'ws://127.0.0.1:7447'] = process.argv.slice(2)
const key = agentKey(keyFile)
const socket = new WebSocket(relay)
const send = (...frame) => socket.send(JSON.stringify(frame))
let proof

const on = {
  AUTH(challenge) {
    proof = key.sign({
      kind: 22242, content: '', tags: [['relay', relay], ['challenge', challenge]],
    })
    send('AUTH', proof)
  },
  OK(id, accepted, reason) {
    if (id !== proof.id) return
    if (!accepted) throw new Error(reason)
    send('SESSION', 'inbox', {})
  },
  SESSION: () => console.log('I am', nip19.npubEncode(key.publicKey)),
  DELIVER(session, position, event) {
    if (event.kind === 4040 && verifyEvent(event)) console.log('received:', key.read(event))
    // All up to here is dealt with. An agent that works longer on a message acknowledges it then.
    send('ACK', session, position)
  },
  REFUSED(session, reason) {
    throw new Error(reason)
  },
}
socket.on('message', (data) => {
  const [verb, ...rest] = JSON.parse(data)
  on[verb]?.(...rest)
})
socket.on('close', (code, reason) => console.error('closed:', code, String(reason)))
