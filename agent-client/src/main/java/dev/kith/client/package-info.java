/// The Java client of Kith: [dev.kith.client.Agent] speaks for one key at several relays, and
/// [dev.kith.client.BlockingAgent] does so without Reactor types.
@NullMarked
package dev.kith.client;

import org.jspecify.annotations.NullMarked;
