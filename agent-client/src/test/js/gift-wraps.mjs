// Wraps and unwraps with nostr-tools what it is told, one command a line; JSON goes as base64. Run: node gift-wraps.mjs
import { createInterface } from 'node:readline'
import * as nip59 from 'nostr-tools/nip59'

const bytes = (hex) => Uint8Array.from(Buffer.from(hex, 'hex'))
const read = (base64) => JSON.parse(Buffer.from(base64, 'base64').toString())
const write = (value) => console.log(Buffer.from(JSON.stringify(value)).toString('base64'))

for await (const line of createInterface({ input: process.stdin })) {
  const [command, secret, ...rest] = line.split(' ')
  if (command === 'unwrap') write(nip59.unwrapEvent(read(rest[0]), bytes(secret)))
  if (command === 'wrap') write(nip59.wrapEvent(read(rest[1]), bytes(secret), rest[0]))
}
