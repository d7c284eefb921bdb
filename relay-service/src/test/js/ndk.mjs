// What a client written with NDK sees. Each export is one check: it gets the relay's URL and throws if something is not
// as it should be.
import assert from 'node:assert/strict'
import NDK, {
  NDKEvent,
  NDKPrivateKeySigner,
  NDKRelaySet,
  giftUnwrap,
  giftWrap,
} from '@nostr-dev-kit/ndk'

/** How long NDK waits for an answer. Nothing takes as long unless it is broken. */
const PATIENCE_MS = 20_000

const now = () => Math.floor(Date.now() / 1000)

/** A connected client with a key of its own, which authenticates when it is asked. */
async function person(url) {
  const signer = NDKPrivateKeySigner.generate()
  const ndk = new NDK({ explicitRelayUrls: [url], signer, enableOutboxModel: false, autoConnectUserRelays: false })
  // NDK then signs itself, and publishes again what was refused before. Its policy signIn does not do the latter.
  ndk.relayAuthDefaultPolicy = async () => true
  await ndk.connect(PATIENCE_MS)
  const user = await signer.user()
  return {
    ndk,
    signer,
    user,
    key: user.pubkey,
    relays: NDKRelaySet.fromRelayUrls([url], ndk),
    event: (kind, { content = '', tags = [], at = now() } = {}) =>
      new NDKEvent(ndk, { kind, content, tags, created_at: at, pubkey: user.pubkey }),
  }
}

const ids = (events) => [...events].map((event) => event.id)

async function stored(who, filter) {
  return ids(await who.ndk.fetchEvents(filter, { closeOnEose: true, groupable: false }, who.relays))
}

/** A subscription whose stored events are read, and which hands out the live ones. */
async function live(who, filter) {
  const arrived = []
  const waiting = []
  let past = false
  await new Promise((resolve) => {
    who.ndk.subscribe(
      filter,
      { closeOnEose: false, groupable: false, relaySet: who.relays },
      {
        onEvent: (event) => {
          if (past) (waiting.shift() ?? ((e) => arrived.push(e)))(event)
        },
        onEose: () => {
          past = true
          resolve()
        },
      },
    )
  })
  return { next: () => new Promise((resolve) => (arrived.length ? resolve(arrived.shift()) : waiting.push(resolve))) }
}

async function publish(who, event) {
  const relays = await event.publish(who.relays, PATIENCE_MS)
  assert.equal(relays.size, 1)
  return event
}

export async function publishesAndFindsAgain(url) {
  const alice = await person(url)
  const event = await publish(alice, alice.event(1, { content: 'hello \u{1F41D}' }))
  const found = await alice.ndk.fetchEvent(event.id)
  assert.equal(found.content, 'hello \u{1F41D}')
  assert.ok(found.verifySignature(true))
}

export async function hearsLiveEvents(url) {
  const [alice, bob] = await Promise.all([person(url), person(url)])
  const subscription = await live(bob, { authors: [alice.key] })
  for (const kind of [1, 20_001]) {
    const event = await publish(alice, alice.event(kind))
    assert.equal((await subscription.next()).id, event.id)
  }
}

export async function authenticatesByItself(url) {
  const alice = await person(url)
  await publish(alice, alice.event(1, { tags: [['-']] }))
}

export async function replacesAnEvent(url) {
  const alice = await person(url)
  await publish(alice, alice.event(30_023, { tags: [['d', 'x']], content: 'older', at: now() - 5 }))
  const newer = await publish(alice, alice.event(30_023, { tags: [['d', 'x']], content: 'newer' }))
  assert.deepEqual(await stored(alice, { kinds: [30_023], authors: [alice.key] }), [newer.id])
}

export async function deletesAnEvent(url) {
  const alice = await person(url)
  const event = await publish(alice, alice.event(1))
  const deletion = await event.delete('changed my mind', false)
  await publish(alice, deletion)
  assert.deepEqual(await stored(alice, { ids: [event.id] }), [])
  assert.deepEqual(await stored(alice, { kinds: [5], authors: [alice.key] }), [deletion.id])
}

export async function exchangesEncryptedMessages(url) {
  const [alice, bob] = await Promise.all([person(url), person(url)])
  // A guarded event makes the relay ask, and so the client authenticate.
  await publish(bob, bob.event(1, { tags: [['-']] }))
  const inbox = await live(bob, { kinds: [4040], '#p': [bob.key] })
  const message = alice.event(4040, { tags: [['p', bob.key]], content: 'ping' })
  await message.encrypt(bob.user, alice.signer, 'nip44')
  await publish(alice, message)
  const got = await inbox.next()
  await got.decrypt(alice.user, bob.signer, 'nip44')
  assert.equal(got.content, 'ping')
}

export async function sendsAPrivateMessageToItsRecipientOnly(url) {
  const [alice, bob, eve] = await Promise.all([person(url), person(url), person(url)])
  for (const reader of [bob, eve]) {
    await publish(reader, reader.event(1, { tags: [['-']] }))
  }
  const inbox = await live(bob, { kinds: [1059], '#p': [bob.key] })
  const spy = await live(eve, { '#p': [bob.key] })

  const wrap = await giftWrap(alice.event(14, { tags: [['p', bob.key]], content: 'for you alone' }), bob.user, alice.signer)
  await publish(alice, wrap)
  const open = await publish(alice, alice.event(1, { tags: [['p', bob.key]] }))

  const rumor = await giftUnwrap(await inbox.next(), undefined, bob.signer)
  assert.equal(rumor.content, 'for you alone')
  assert.equal(rumor.pubkey, alice.key)
  assert.equal((await spy.next()).id, open.id)
  assert.deepEqual(await stored(eve, { ids: [wrap.id] }), [])
}
