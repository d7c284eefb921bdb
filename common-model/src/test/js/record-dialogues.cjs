// Prints dev/kith/model/negentropy/reference-dialogues.csv: what two sides of the reference say to
// each other. Run: node record-dialogues.cjs PATH-OF/Negentropy.js
const { createHash } = require('node:crypto')
const { Negentropy, NegentropyStorageVector } = require(require('node:path').resolve(process.argv[2]))

const sha256 = (text) => createHash('sha256').update(text).digest()

// The same sets as Dialogue.java makes.
function sets({ seed, records, perSecond, onlyInitiator, onlyResponder }) {
  const sides = [new NegentropyStorageVector(), new NegentropyStorageVector()]
  for (let i = 0; i < records; i++) {
    const id = sha256(`${seed}:${i}`)
    const time = 1700000000 + Math.floor(i / perSecond)
    const draw = id.readUInt16BE(30) % 1000
    if (draw >= onlyResponder) sides[0].insert(time, id.toString('hex'))
    if (draw < onlyResponder || draw >= onlyResponder + onlyInitiator) sides[1].insert(time, id.toString('hex'))
  }
  sides.forEach((side) => side.seal())
  return sides
}

async function record(row) {
  const [own, other] = sets(row)
  const initiator = new Negentropy(own, row.initiatorLimit)
  const responder = new Negentropy(other, row.responderLimit)
  const said = createHash('sha256')
  const have = new Set(), need = new Set()
  let messages = 0
  let message = await initiator.initiate()
  while (message !== null) {
    const [reply] = await responder.reconcile(message)
    const [next, haveIds, needIds] = await initiator.reconcile(reply)
    said.update(`${message}\n${reply}\n`)
    messages += 2
    haveIds.forEach((id) => have.add(id))
    needIds.forEach((id) => need.add(id))
    message = next
  }
  console.log([...Object.values(row), messages, have.size, need.size, said.digest('hex')].join(','))
}

async function main() {
  let seed = 0
  console.log('seed,records,per_second,only_initiator,only_responder,initiator_limit,responder_limit,messages,have,need,sha256')
  for (const [records, perSecond] of [[0, 1], [1, 1], [31, 1], [32, 1], [33, 7], [511, 1], [512, 600], [1000, 3], [5000, 1], [5000, 50], [20000, 4]])
    for (const [onlyInitiator, onlyResponder] of [[0, 0], [10, 10], [1000, 0], [0, 1000], [500, 500], [3, 0]])
      for (const [initiatorLimit, responderLimit] of [[0, 0], [4096, 4096], [4096, 0], [60000, 500000]])
        await record({ seed: ++seed, records, perSecond, onlyInitiator, onlyResponder, initiatorLimit, responderLimit })
}

main()
