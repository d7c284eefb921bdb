package dev.kith.presence.membership.frame;

import dev.kith.model.event.PublicKey;

/// What a frame is for. Any may carry claims.
public sealed interface Message {

  /// How many bytes it takes on the wire.
  int bytes();

  /// Answer with an [Ack].
  ///
  /// @param nonce drawn by chance, so that nobody can answer who did not see it
  /// @param fingerprint of all claims that the sender holds; if the receiver's is another, they
  ///   have something to tell each other
  record Ping(long nonce, PublicKey target, long fingerprint) implements Message {
    @Override
    public int bytes() {
      return 1 + 8 + 32 + 8;
    }
  }

  /// Ping the target for me, and tell me by [Ack] or [Nack] what became of it.
  record PingRequest(long nonce, PublicKey target) implements Message {
    @Override
    public int bytes() {
      return 1 + 8 + 32;
    }
  }

  record Ack(long nonce) implements Message {
    @Override
    public int bytes() {
      return 1 + 8;
    }
  }

  /// I live, but the target has not answered me yet (Lifeguard, section IV.A).
  record Nack(long nonce) implements Message {
    @Override
    public int bytes() {
      return 1 + 8;
    }
  }

  /// An agent has not answered me: ask it over your relays, and tell me by [AgentAnswered].
  ///
  /// @param nonce what the agent is to repeat
  record AskAgent(long nonce, PublicKey agent) implements Message {
    @Override
    public int bytes() {
      return 1 + 8 + 32;
    }
  }

  record AgentAnswered(long nonce, PublicKey agent) implements Message {
    @Override
    public int bytes() {
      return 1 + 8 + 32;
    }
  }

  /// Only claims.
  record Gossip() implements Message {
    @Override
    public int bytes() {
      return 1;
    }
  }

  /// Tell me what you hold in the buckets where we differ.
  ///
  /// @param asks true if the receiver is to send its own as well
  record Sync(Digest digest, boolean asks) implements Message {
    @Override
    public int bytes() {
      return 1 + 8 * Digest.BUCKETS + 1;
    }
  }
}
