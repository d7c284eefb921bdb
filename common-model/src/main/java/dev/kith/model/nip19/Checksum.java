package dev.kith.model.nip19;

/// The checksum of bech32 (BIP-173, "Checksum"): six groups of five bits that find any change of up
/// to four characters.
final class Checksum {

  static final int LENGTH = 6;

  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  private Checksum() {}

  /// The six groups that belong behind a prefix and its groups.
  static byte[] of(String prefix, byte[] groups) {
    int state = absorb(absorb(prefix), groups);
    state = absorb(state, new byte[LENGTH]) ^ 1;
    byte[] checksum = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      checksum[i] = (byte) ((state >>> (5 * (LENGTH - 1 - i))) & 31);
    }
    return checksum;
  }

  /// True if the last six groups are the checksum of the prefix and the groups before them.
  static boolean isRight(String prefix, byte[] groupsAndChecksum) {
    return absorb(absorb(prefix), groupsAndChecksum) == 1;
  }

  private static int absorb(String prefix) {
    int state = 1;
    for (int i = 0; i < prefix.length(); i++) {
      state = absorb(state, prefix.charAt(i) >>> 5);
    }
    state = absorb(state, 0);
    for (int i = 0; i < prefix.length(); i++) {
      state = absorb(state, prefix.charAt(i) & 31);
    }
    return state;
  }

  private static int absorb(int state, byte[] groups) {
    int absorbed = state;
    for (byte group : groups) {
      absorbed = absorb(absorbed, group);
    }
    return absorbed;
  }

  private static int absorb(int state, int group) {
    int top = state >>> 25;
    int absorbed = ((state & 0x1ffffff) << 5) ^ group;
    for (int i = 0; i < GENERATOR.length; i++) {
      if (((top >>> i) & 1) == 1) {
        absorbed ^= GENERATOR[i];
      }
    }
    return absorbed;
  }
}
