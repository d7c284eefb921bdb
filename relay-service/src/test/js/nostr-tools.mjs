// What a client written with nostr-tools sees. Each export is one check: it gets the relay's URL and throws if
// something is not as it should be.
import assert from 'node:assert/strict'
import { finalizeEvent, generateSecretKey, getPublicKey } from 'nostr-tools/pure'
import { Relay } from 'nostr-tools/relay'
import { SimplePool } from 'nostr-tools/pool'
import * as nip11 from 'nostr-tools/nip11'
import * as nip17 from 'nostr-tools/nip17'
import * as nip44 from 'nostr-tools/nip44'

/** How long nostr-tools waits for an answer. Nothing takes as long unless it is broken. */
const PATIENCE_MS = 20_000

const now = () => Math.floor(Date.now() / 1000)

async function connect(url) {
  const relay = await Relay.connect(url)
  relay.publishTimeout = PATIENCE_MS
  relay.baseEoseTimeout = PATIENCE_MS
  return relay
}

function person() {
  const secret = generateSecretKey()
  return {
    secret,
    key: getPublicKey(secret),
    sign: (kind, { content = '', tags = [], at = now() } = {}) =>
      finalizeEvent({ kind, content, tags, created_at: at }, secret),
    prove: async (relay) => {
      // The challenge comes first, so after any answer it is there.
      await stored(relay, { limit: 0 })
      await relay.auth(async (draft) => finalizeEvent(draft, secret))
    },
  }
}

/** The stored events, once EOSE is there. */
function stored(relay, ...filters) {
  return new Promise((resolve, reject) => {
    const events = []
    const subscription = relay.subscribe(filters, {
      onevent: (event) => events.push(event),
      oninvalidevent: reject,
      oneose: () => {
        // In this order, because a subscription that its owner closes calls onclose too.
        resolve(events)
        subscription.close()
      },
      onclose: (reason) => reject(new Error(reason)),
    })
  })
}

/** A subscription whose stored events are read, and which hands out the live ones. */
async function live(relay, ...filters) {
  const arrived = []
  const waiting = []
  await new Promise((resolve, reject) => {
    let past = false
    relay.subscribe(filters, {
      onevent: (event) => {
        if (past) (waiting.shift() ?? ((e) => arrived.push(e)))(event)
      },
      oninvalidevent: reject,
      oneose: () => {
        past = true
        resolve()
      },
      onclose: (reason) => reject(new Error(reason)),
    })
  })
  return { next: () => new Promise((resolve) => (arrived.length ? resolve(arrived.shift()) : waiting.push(resolve))) }
}

/** Why a subscription was closed by the relay. */
function refusal(relay, ...filters) {
  return new Promise((resolve, reject) => {
    relay.subscribe(filters, {
      onclose: resolve,
      oneose: () => reject(new Error('the relay answered what it should refuse')),
    })
  })
}

export async function readsTheInformationDocument(url) {
  const information = await nip11.fetchRelayInformation(url)
  assert.ok(information.supported_nips.includes(1))
  assert.ok(information.limitation.max_message_length > 0)
}

export async function publishesAndFindsAgain(url) {
  const relay = await connect(url)
  const alice = person()
  const event = alice.sign(1, { content: 'bee \u{1F41D} \u0001 \u007f "quoted"\n', tags: [['t', 'bees']] })
  await relay.publish(event)
  const [found] = await stored(relay, { authors: [alice.key], '#t': ['bees'] })
  assert.equal(found.id, event.id)
  assert.equal(found.content, event.content)
}

export async function getsStoredEventsNewestFirst(url) {
  const relay = await connect(url)
  const alice = person()
  const events = [3, 1, 2].map((age) => alice.sign(1, { at: now() - age }))
  await Promise.all(events.map((event) => relay.publish(event)))
  const found = await stored(relay, { authors: [alice.key], limit: 2 })
  assert.deepEqual(found.map((event) => event.id), [events[1].id, events[2].id])
}

export async function hearsLiveEvents(url) {
  const [listener, publisher] = await Promise.all([connect(url), connect(url)])
  const alice = person()
  const subscription = await live(listener, { authors: [alice.key] })
  for (const kind of [1, 20_001, 30_023]) {
    const event = alice.sign(kind, { tags: [['d', 'x']] })
    await publisher.publish(event)
    assert.equal((await subscription.next()).id, event.id)
  }
}

export async function learnsWhyAnEventWasRefused(url) {
  const relay = await connect(url)
  const event = person().sign(1, { at: now() + 86_400 })
  await assert.rejects(relay.publish(event), /invalid: /)
}

export async function authenticates(url) {
  const relay = await connect(url)
  const alice = person()
  const guarded = alice.sign(1, { tags: [['-']] })
  await assert.rejects(relay.publish(guarded), /auth-required: /)
  await alice.prove(relay)
  await relay.publish(guarded)
}

export async function authenticatesWhenItIsAsked(url) {
  const alice = person()
  const relay = await connect(url)
  assert.match(await refusal(relay, { kinds: [1059] }), /^auth-required: /)
  await alice.prove(relay)
  assert.deepEqual(await stored(relay, { kinds: [1059] }), [])
}

export async function replacesAnEvent(url) {
  const relay = await connect(url)
  const alice = person()
  const older = alice.sign(10_002, { at: now() - 1 })
  const newer = alice.sign(10_002)
  await relay.publish(older)
  await relay.publish(newer)
  await assert.rejects(relay.publish(older), /duplicate: /)
  const found = await stored(relay, { authors: [alice.key] })
  assert.deepEqual(found.map((event) => event.id), [newer.id])
}

export async function deletesAnEvent(url) {
  const relay = await connect(url)
  const alice = person()
  const event = alice.sign(1)
  await relay.publish(event)
  await relay.publish(alice.sign(5, { tags: [['e', event.id]] }))
  assert.deepEqual(await stored(relay, { ids: [event.id] }), [])
  await assert.rejects(relay.publish(event), /blocked: /)
}

export async function exchangesEncryptedMessages(url) {
  const [relayOfAlice, relayOfBob] = await Promise.all([connect(url), connect(url)])
  const [alice, bob] = [person(), person()]
  await Promise.all([alice.prove(relayOfAlice), bob.prove(relayOfBob)])
  const send = (from, relay, to, text) =>
    relay.publish(
      from.sign(4040, {
        content: nip44.encrypt(text, nip44.getConversationKey(from.secret, to.key)),
        tags: [['p', to.key], ['enc', 'nip44']],
      }),
    )
  const read = (event, by) => nip44.decrypt(event.content, nip44.getConversationKey(by.secret, event.pubkey))

  const [inboxOfAlice, inboxOfBob] = await Promise.all([
    live(relayOfAlice, { kinds: [4040], '#p': [alice.key] }),
    live(relayOfBob, { kinds: [4040], '#p': [bob.key] }),
  ])
  await send(alice, relayOfAlice, bob, 'ping \u{1F41D}')
  assert.equal(read(await inboxOfBob.next(), bob), 'ping \u{1F41D}')
  await send(bob, relayOfBob, alice, 'pong')
  assert.equal(read(await inboxOfAlice.next(), alice), 'pong')
}

export async function sendsAPrivateMessageToItsRecipientOnly(url) {
  const [relayOfAlice, relayOfBob, relayOfEve] = await Promise.all([1, 2, 3].map(() => connect(url)))
  const [alice, bob, eve] = [person(), person(), person()]
  await Promise.all([bob.prove(relayOfBob), eve.prove(relayOfEve)])
  const inbox = await live(relayOfBob, { kinds: [1059], '#p': [bob.key] })
  const spy = await live(relayOfEve, { '#p': [bob.key] })

  const wrap = nip17.wrapEvent(alice.secret, { publicKey: bob.key }, 'for you alone')
  await relayOfAlice.publish(wrap)
  const open = alice.sign(1, { tags: [['p', bob.key]] })
  await relayOfAlice.publish(open)

  const rumor = nip17.unwrapEvent(await inbox.next(), bob.secret)
  assert.equal(rumor.content, 'for you alone')
  assert.equal(rumor.pubkey, alice.key)
  assert.equal((await spy.next()).id, open.id)
  assert.deepEqual(await stored(relayOfEve, { ids: [wrap.id] }), [])
  assert.match(await refusal(relayOfEve, { kinds: [1059], '#p': [bob.key] , authors: [wrap.pubkey] }), /^restricted: /)
  assert.equal((await stored(relayOfBob, { kinds: [1059] })).length, 1)
}

export async function asksThroughAPool(url) {
  const pool = new SimplePool()
  const alice = person()
  const event = alice.sign(1, { content: 'pooled' })
  await Promise.all(pool.publish([url], event))
  const [found] = await pool.querySync([url], { authors: [alice.key] })
  assert.equal(found.content, 'pooled')
  assert.equal((await pool.get([url], { ids: [event.id] })).id, event.id)
  pool.close([url])
}
