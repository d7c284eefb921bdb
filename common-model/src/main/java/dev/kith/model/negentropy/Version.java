package dev.kith.model.negentropy;

/// The first byte of a message: 0x60 plus the version.
final class Version {

  static final byte OURS = 0x61;

  private Version() {}

  static boolean isOurs(MessageReader in) throws Malformed {
    byte version = in.raw(1)[0];
    if ((version & 0xf0) != 0x60) {
      throw new Malformed("the message does not begin with a version of negentropy");
    }
    return version == OURS;
  }
}
