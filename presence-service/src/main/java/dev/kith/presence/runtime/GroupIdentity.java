package dev.kith.presence.runtime;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.runtime.PresenceProperties.Grouping;
import dev.kith.servicekit.startup.StartRefused;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Who an instance is in its group, and where it finds the others.
///
/// @param mesh the name of the group with that of its database: instances of other databases are
///   not of this group, whatever they are told to be
/// @param admitted the keys of all instances, with its own
record GroupIdentity(
    String mesh, KeyPair keys, Set<PublicKey> admitted, List<Endpoint> seeds, Grouping options) {

  private static final int DATABASE = 8;

  GroupIdentity {
    admitted = Set.copyOf(admitted);
    seeds = List.copyOf(seeds);
  }

  /// @throws StartRefused if something is missing or wrong
  static GroupIdentity of(Grouping options, UUID database, Signatures signatures) {
    String mesh = options.mesh();
    String secret = options.secretKey();
    if (mesh == null || secret == null) {
      throw new StartRefused(
          "kith.presence.group.mesh and kith.presence.group.secret-key belong together: set both, or"
              + " neither for an instance that is alone");
    }
    KeyPair keys = KeyPair.of(signatures, new SecretKey(Bytes32.ofHex(secret)));
    Set<PublicKey> admitted = new HashSet<>(options.members());
    admitted.add(keys.publicKey());
    try {
      GroupIdentity identity =
          new GroupIdentity(
              mesh + "@" + database.toString().substring(0, DATABASE),
              keys,
              admitted,
              options.seeds().stream().map(GroupIdentity::seed).toList(),
              options);
      var _ = identity.endpoint(1);
      return identity;
    } catch (IllegalArgumentException malformed) {
      throw new StartRefused("kith.presence.group: " + malformed.getMessage());
    }
  }

  /// Where others reach this instance.
  Endpoint endpoint(int port) {
    return new Endpoint(options.host(), port, Objects.requireNonNullElse(options.path(), ""));
  }

  private static Endpoint seed(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 1 || !port.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("\"%s\" is no seed of the form host:port".formatted(text));
    }
    String host = text.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
    return new Endpoint(host, Integer.parseInt(port), "");
  }
}
