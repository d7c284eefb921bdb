// Keeps an agent's identity in a file that only its owner can read.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { finalizeEvent, generateSecretKey, getPublicKey } from 'nostr-tools/pure'
import { nip44 } from 'nostr-tools'

export function agentKey(file) {
  if (!existsSync(file)) {
    writeFileSync(file, Buffer.from(generateSecretKey()).toString('hex'), { mode: 0o600 })
  }
  const secret = Uint8Array.from(Buffer.from(readFileSync(file, 'utf8').trim(), 'hex'))
  return {
    publicKey: getPublicKey(secret),
    sign: (draft) => finalizeEvent({ created_at: Math.floor(Date.now() / 1000), ...draft }, secret),
    // A message is encrypted for its reader unless its sender chose otherwise.
    read(message) {
      const sealed = message.tags.some(([name, value]) => name === 'enc' && value === 'nip44')
      if (!sealed) return message.content
      return nip44.decrypt(message.content, nip44.getConversationKey(secret, message.pubkey))
    },
  }
}
