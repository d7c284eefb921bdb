// The mailbox for an agent that cannot hold a socket: opens it, prints what is in it, ends.
//   node http-mailbox.mjs KEY-FILE [RELAY]
import { randomUUID } from 'node:crypto'
import { nip19 } from 'nostr-tools'
import { getToken } from 'nostr-tools/nip98'
import { verifyEvent } from 'nostr-tools/pure'
import { agentKey } from './agent-key.mjs'

const [keyFile = 'agent.key', relay = 'http://127.0.0.1:7447'] = process.argv.slice(2)
const key = agentKey(keyFile)
const mailbox = `${relay}/v1/mailbox/http`

// A proof opens one request, so that two requests alike within a second need something to tell them apart.
const prove = (draft) => key.sign({ ...draft, tags: [...draft.tags, ['nonce', randomUUID()]] })

async function ask(method, url, body) {
  const headers = { Authorization: await getToken(url, method, prove, true, body) }
  if (body) headers['Content-Type'] = 'application/json'
  const answer = await fetch(url, { method, headers, body: body && JSON.stringify(body) })
  const json = await answer.json()
  if (!answer.ok) throw new Error(json.detail)
  return json
}

await ask('PUT', mailbox, {})
console.log('I am', nip19.npubEncode(key.publicKey))
for (let more = true; more;) {
  const page = await ask('GET', `${mailbox}?limit=100`)
  for (const { event } of page.events) {
    if (event.kind === 4040 && verifyEvent(event)) console.log('received:', key.read(event))
  }
  if (page.events.length) await ask('POST', `${mailbox}/ack`, { position: page.position })
  more = page.more
}
