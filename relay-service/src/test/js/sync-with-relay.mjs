// nostr-tools reconciles with a relay. Run: node sync-with-relay.mjs URL
import assert from 'node:assert/strict'
import { Relay, useWebSocketImplementation } from 'nostr-tools/relay'
import { nip77 } from 'nostr-tools'
import { finalizeEvent, generateSecretKey, getPublicKey } from 'nostr-tools/pure'
import WebSocket from 'ws'

useWebSocketImplementation(WebSocket)
const secret = generateSecretKey()
const now = Math.floor(Date.now() / 1000)
const notes = Array.from({ length: 400 }, (_, i) =>
  finalizeEvent({ kind: 1, created_at: now - 400 + i, tags: [], content: `note ${i}` }, secret))
const onlyHere = notes.slice(0, 4), onlyThere = [notes[5], notes[200], notes[399]]

const relay = await Relay.connect(process.argv[2])
await Promise.all(notes.slice(4).map((note) => relay.publish(note)))

const storage = new nip77.NegentropyStorageVector()
notes.filter((note) => !onlyThere.includes(note)).forEach((note) => storage.insert(note.created_at, note.id))
storage.seal()
const have = [], need = []
await new Promise((resolve, reject) => {
  const sync = new nip77.NegentropySync(relay, storage, { authors: [getPublicKey(secret)] }, {
    onhave: (id) => have.push(id),
    onneed: (id) => need.push(id),
    onclose: (fault) => (fault ? reject(new Error(fault)) : resolve()),
  })
  sync.start()
})
assert.deepEqual(have.sort(), onlyHere.map(({ id }) => id).sort())
assert.deepEqual(need.sort(), onlyThere.map(({ id }) => id).sort())
relay.close()
