package dev.kith.client.identity;

import dev.kith.model.crypto.KeyPair;

/// A key of this machine.
public record NamedKey(KeyName name, KeyPair keyPair) {}
