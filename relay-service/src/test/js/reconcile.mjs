// One side of a reconciliation as a program: commands on standard input, one a line, as the test
// suite of negentropy's reference has them. Run: node reconcile.mjs nostr-tools|ndk LIMIT
import { createInterface } from 'node:readline'

const [library, limit] = process.argv.slice(2)

// It knows the initiator alone, and no messages without a limit.
async function nostrTools() {
  const { nip77 } = await import('nostr-tools')
  const { Negentropy, NegentropyStorageVector } = nip77
  const storage = new NegentropyStorageVector()
  let negentropy
  return {
    insert: (time, id) => storage.insert(time, id),
    seal: () => {
      storage.seal()
      negentropy = new Negentropy(storage, Number(limit) || Number.MAX_SAFE_INTEGER)
    },
    initiate: () => negentropy.initiate(),
    reconcile: (message) => {
      const have = [], need = []
      const next = negentropy.reconcile(message, (id) => have.push(id), (id) => need.push(id))
      return { next, have, need }
    },
  }
}

async function ndk() {
  const { Negentropy, NegentropyStorage } = await import('@nostr-dev-kit/sync')
  const hex = (bytes) => Buffer.from(bytes).toString('hex')
  const storage = new NegentropyStorage()
  let negentropy
  return {
    insert: (time, id) => storage.insert(time, id),
    seal: () => {
      storage.seal()
      negentropy = new Negentropy(storage, Number(limit))
    },
    initiate: async () => hex(await negentropy.initiate()),
    reconcile: async (message) => {
      const { nextMessage, have, need } = await negentropy.reconcile(Buffer.from(message, 'hex'))
      return { next: nextMessage ? hex(nextMessage) : null, have: have.map(hex), need: need.map(hex) }
    },
  }
}

const side = await (library === 'ndk' ? ndk() : nostrTools())
for await (const line of createInterface({ input: process.stdin })) {
  const [command, first, second] = line.split(',')
  if (command === 'item') side.insert(Number(first), second)
  if (command === 'seal') side.seal()
  if (command === 'initiate') console.log(`msg,${await side.initiate()}`)
  if (command === 'msg') {
    const { next, have, need } = await side.reconcile(first)
    have.forEach((id) => console.log(`have,${id}`))
    need.forEach((id) => console.log(`need,${id}`))
    console.log(next === null ? 'done' : `msg,${next}`)
  }
}
