package dev.kith.presence.wire;

/// The bytes that say what follows.
final class Tags {

  /// Of the whole format. A change that old readers would misunderstand takes the next number.
  static final byte VERSION = 1;

  static final byte PING = 1;
  static final byte PING_REQUEST = 2;
  static final byte ACK = 3;
  static final byte NACK = 4;
  static final byte GOSSIP = 5;
  static final byte SYNC = 6;
  static final byte ASK_AGENT = 7;
  static final byte AGENT_ANSWERED = 8;

  static final byte ALIVE = 1;
  static final byte SUSPECT = 2;
  static final byte DEAD = 3;

  private Tags() {}
}
