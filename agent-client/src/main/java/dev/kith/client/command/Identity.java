package dev.kith.client.command;

import dev.kith.client.identity.KeyName;
import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.identity.NamedKey;
import dev.kith.client.runtime.LocalHome;
import dev.kith.client.runtime.Signer;
import dev.kith.model.nip19.Npub;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whose key a command uses.
final class Identity {

  @Option(
      names = "--key",
      paramLabel = "NAME",
      description = "The key to act with (\"default\" if not given).")
  private @Nullable String key;

  /// The home and the key in it. The default key is made when it is needed for the first time.
  record Chosen(LocalHome home, NamedKey key) {}

  static LocalHome home(Surroundings surroundings) {
    try {
      return LocalHome.at(surroundings.home(), Signer.create());
    } catch (IllegalStateException unloadable) {
      throw new LocalTrouble(String.valueOf(unloadable.getMessage()), unloadable);
    }
  }

  Chosen choose(Surroundings surroundings) {
    LocalHome home = home(surroundings);
    return new Chosen(home, find(home, name(key), surroundings));
  }

  static NamedKey find(LocalHome home, KeyName name, Surroundings surroundings) {
    NamedKey known = home.keyring().find(name);
    if (known != null) {
      return known;
    }
    if (!name.equals(KeyName.DEFAULT)) {
      throw new UsageError(
          "there is no key %s: make it with kith key new %s, or see kith key list"
              .formatted(name, name));
    }
    NamedKey made = home.keyring().create(name);
    if (made == null) {
      // Another process was faster.
      return find(home, name, surroundings);
    }
    surroundings
        .terminal()
        .say(
            "made a first key, %s: %s (kept in %s)"
                .formatted(
                    name,
                    new Npub(made.keyPair().publicKey()).text(),
                    surroundings.home().resolve("keys")));
    return made;
  }

  static KeyName name(@Nullable String text) {
    try {
      return text == null ? KeyName.DEFAULT : new KeyName(text);
    } catch (IllegalArgumentException malformed) {
      throw new UsageError(String.valueOf(malformed.getMessage()));
    }
  }
}
