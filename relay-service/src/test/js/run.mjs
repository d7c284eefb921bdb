// node run.mjs LIBRARY CHECK URL: runs one check against the relay at the URL.
// node run.mjs LIBRARY: prints the names of the checks.
import WebSocket from 'ws'

// Browsers and newer versions of Node have one of their own.
globalThis.WebSocket ??= WebSocket

const [library, name, url] = process.argv.slice(2)
const checks = await import(`./${library}.mjs`)

if (name === undefined) {
  console.log(Object.keys(checks).join('\n'))
} else {
  setTimeout(() => {
    console.error('no end within 30 seconds')
    process.exit(2)
  }, 30_000)
  await checks[name](url)
}
// The libraries keep sockets and timers of their own.
process.exit(0)
