// What a client written with rx-nostr sees. Each export is one check: it gets the relay's URL and throws if something is
// not as it should be.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { seckeySigner, verifier } from '@rx-nostr/crypto'
import { createRxBackwardReq, createRxForwardReq, createRxNostr, uniq } from 'rx-nostr'
import { EMPTY, Subject, catchError, firstValueFrom, lastValueFrom, timeout, toArray } from 'rxjs'

/** How long an answer may take. Nothing takes as long unless it is broken. */
const PATIENCE_MS = 20_000

/** A client with a key of its own, which authenticates when it is asked. */
async function person(url) {
  const signer = seckeySigner(randomBytes(32).toString('hex'))
  const rx = createRxNostr({ verifier, signer, authenticator: 'auto', websocketCtor: globalThis.WebSocket })
  rx.setDefaultRelays([url])
  return { rx, signer, key: await signer.getPublicKey() }
}

/** The relay's verdict on an event, once it has one. */
async function publish(who, { kind, content = '', tags = [] }) {
  const event = await who.signer.signEvent({ kind, content, tags })
  const verdicts = await lastValueFrom(who.rx.send(event).pipe(toArray(), timeout(PATIENCE_MS)))
  return { event, verdict: verdicts.at(-1) }
}

async function accepted(who, draft) {
  const { event, verdict } = await publish(who, draft)
  assert.equal(verdict.ok, true, verdict.notice)
  return event
}

/** What is stored, in the order of the answer. */
async function stored(who, filter) {
  const request = createRxBackwardReq()
  const packets = lastValueFrom(who.rx.use(request).pipe(uniq(), toArray(), timeout(PATIENCE_MS)))
  request.emit(filter)
  request.over()
  return (await packets).map((packet) => packet.event)
}

/** A subscription to what comes. */
function live(who, filter) {
  const events = new Subject()
  const request = createRxForwardReq()
  who.rx.use(request).pipe(catchError(() => EMPTY)).subscribe((packet) => events.next(packet.event))
  request.emit(filter)
  return { next: () => firstValueFrom(events.pipe(timeout(PATIENCE_MS))) }
}

export async function publishesAndFindsAgain(url) {
  const alice = await person(url)
  const event = await accepted(alice, { kind: 1, content: 'hello \u{1F41D}' })
  assert.deepEqual(await stored(alice, { ids: [event.id] }), [event])
}

export async function hearsLiveEvents(url) {
  const [alice, bob] = await Promise.all([person(url), person(url)])
  const subscription = live(bob, { kinds: [1, 20_001], authors: [alice.key], limit: 0 })
  // What is sent before the relay knows of the subscription is not live for it.
  await stored(bob, { authors: [bob.key] })
  for (const kind of [1, 20_001]) {
    const heard = subscription.next()
    const event = await accepted(alice, { kind })
    assert.equal((await heard).id, event.id)
  }
}

export async function authenticatesByItself(url) {
  const alice = await person(url)
  const event = await accepted(alice, { kind: 1, tags: [['-']] })
  assert.equal((await stored(alice, { ids: [event.id] })).length, 1)
}

export async function readsItsPrivateMessagesAfterAuthentication(url) {
  const [alice, bob] = await Promise.all([person(url), person(url)])
  const message = await accepted(alice, { kind: 4040, content: 'ping', tags: [['p', bob.key]] })
  assert.deepEqual(
    (await stored(bob, { kinds: [4040], '#p': [bob.key] })).map((event) => event.id),
    [message.id],
  )
}

export async function searches(url) {
  const alice = await person(url)
  const word = `w${randomBytes(6).toString('hex')}`
  const event = await accepted(alice, { kind: 1, content: `a ${word} in a sentence` })
  assert.deepEqual(
    (await stored(alice, { search: word })).map((found) => found.id),
    [event.id],
  )
}

export async function isToldWhyAnEventIsRefused(url) {
  const [alice, bob] = await Promise.all([person(url), person(url)])
  const event = await alice.signer.signEvent({ kind: 1, content: 'mine', tags: [['-']] })
  const verdicts = await lastValueFrom(bob.rx.send(event).pipe(toArray(), timeout(PATIENCE_MS)))
  assert.equal(verdicts.at(-1).ok, false)
  assert.match(verdicts.at(-1).notice, /^(restricted|auth-required): /)
}
