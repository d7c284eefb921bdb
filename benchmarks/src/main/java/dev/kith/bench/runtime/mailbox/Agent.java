package dev.kith.bench.runtime.mailbox;

import dev.kith.model.crypto.KeyPair;

/// One that sleeps, wakes and gets what was sent meanwhile.
///
/// @param session the name of its durable session; those of a key run side by side
record Agent(KeyPair key, String session, Address address) {

  /// What an MQTT broker calls the session.
  String client() {
    return key.publicKey().hex() + "-" + session;
  }
}
