package dev.kith.presence.wire;

/// Why a datagram is no frame.
public enum Unreadable implements ReadFrame {

  /// Longer than a frame may be.
  TOO_LONG,

  /// It ends before what it announces.
  TOO_SHORT,

  /// It goes on behind its end.
  TRAILING_BYTES,

  /// Not the version of this format.
  OTHER_VERSION,

  /// More claims than a frame may carry.
  TOO_MANY_CLAIMS,

  /// A byte or a text that means nothing where it is.
  MEANINGLESS
}
