package dev.kith.presence.membership;

/// Why a frame or a claim in it was refused.
public enum Refusal {

  /// The frame is of another mesh.
  FOREIGN_MESH,

  /// The frame carries this member's own key: it came back, or somebody else uses the key.
  OWN_FRAME,

  /// The ping is for who was at this address before.
  MISDIRECTED,

  /// A key that does not belong to the group.
  NOT_ADMITTED,

  /// A signature is wrong.
  FORGED,

  /// An answer to no question, or not from who was asked.
  UNASKED,

  /// Somebody accuses others faster than it can have probed them.
  TOO_MANY_ACCUSATIONS,

  /// There are as many members as there may be, or as many probes for others.
  FULL
}
