package dev.kith.presence.membership.frame;

import dev.kith.model.event.PublicKey;
import java.util.List;

/// One datagram. Who carries it makes sure that it is from whom it says.
///
/// @param mesh the name of the group, [Frame#MESH_BYTES] characters at most; other groups refuse it
public record Frame(String mesh, PublicKey from, Message message, List<Claim> claims) {

  /// What passes any network that there is in one piece.
  public static final int MAX_BYTES = 1_400;

  public static final int MESH_BYTES = 32;

  /// About as many as fit if all are as small as claims get.
  public static final int MAX_CLAIMS = 10;

  /// Version, mesh with its length, sender, count of claims, signature.
  private static final int ENVELOPE = 1 + 1 + 32 + 1 + 64;

  public Frame {
    claims = List.copyOf(claims);
  }

  /// How many bytes of claims fit beside the message.
  public static int room(String mesh, Message message) {
    return MAX_BYTES - ENVELOPE - mesh.length() - message.bytes();
  }

  /// How many bytes it takes on the wire.
  public int bytes() {
    return MAX_BYTES - room(mesh, message) + claims.stream().mapToInt(Claim::bytes).sum();
  }
}
