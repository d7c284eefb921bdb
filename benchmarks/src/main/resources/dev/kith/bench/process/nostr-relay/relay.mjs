// A relay of @nostr-relay on SQLite, for loopback alone: node relay.mjs PORT DATABASE
// It ends with its standard input, so that it never outlives the benchmark.

import BetterSqlite3 from 'better-sqlite3';
import { NostrRelay } from '@nostr-relay/core';
import { EventRepositorySqlite } from '@nostr-relay/event-repository-sqlite';
import { Validator } from '@nostr-relay/validator';
import { WebSocketServer } from 'ws';

const [port, file] = process.argv.slice(2);

// With WAL and FULL, SQLite syncs its log at every commit, so that OK means: survives power loss.
const database = new BetterSqlite3(file);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
const repository = new EventRepositorySqlite(database);
await repository.init();

const journal = database.pragma('journal_mode', { simple: true });
const synchronous = database.pragma('synchronous', { simple: true });
const { sqlite } = database.prepare('select sqlite_version() as sqlite').get();
console.log(
  `settings: Node ${process.versions.node}, SQLite ${sqlite}, journal_mode=${journal}, ` +
    `synchronous=${['OFF', 'NORMAL', 'FULL', 'EXTRA'][synchronous]}`,
);

const relay = new NostrRelay(repository);
const validator = new Validator();
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(port) });
server.on('connection', socket => {
  relay.handleConnection(socket);
  socket.on('message', async frame => {
    try {
      await relay.handleMessage(socket, await validator.validateIncomingMessage(frame));
    } catch (problem) {
      socket.send(JSON.stringify(['NOTICE', problem.message]));
    }
  });
  socket.on('close', () => relay.handleDisconnect(socket));
  socket.on('error', () => socket.terminate());
});

process.stdin.resume().on('end', () => process.exit());
