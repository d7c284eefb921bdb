package dev.kith.client.store;

import dev.kith.client.identity.KeyName;
import dev.kith.client.identity.Keyring;
import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.identity.NamedKey;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.nip19.Entity;
import dev.kith.model.nip19.Nsec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keys as files `keys/NAME.key` of one line, the nsec. Only their owner may read them.
public final class KeyFiles implements Keyring {

  private static final String SUFFIX = ".key";

  private final Path directory;
  private final Signatures signatures;
  private final RandomGenerator random;

  /// @param home KITH_HOME
  /// @param random a [java.security.SecureRandom]
  public KeyFiles(Path home, Signatures signatures, RandomGenerator random) {
    this.directory = home.resolve("keys");
    this.signatures = signatures;
    this.random = random;
  }

  @Override
  public @Nullable NamedKey find(KeyName name) {
    Path file = file(name);
    String text = PrivateFiles.read(file);
    if (text == null) {
      return null;
    }
    PrivateFiles.requirePrivate(file);
    return new NamedKey(name, keyPair(text, file));
  }

  @Override
  public @Nullable NamedKey create(KeyName name) {
    PrivateFiles.directory(directory);
    return FileMutex.locked(
        directory.resolve("lock"),
        () -> {
          if (Files.exists(file(name))) {
            return null;
          }
          KeyPair pair = KeyPair.generate(signatures, random);
          PrivateFiles.write(file(name), new Nsec(pair.secretKey()).text() + "\n");
          return new NamedKey(name, pair);
        });
  }

  @Override
  public List<NamedKey> list() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .filter(KeyName::isOne)
          .sorted()
          .map(text -> find(new KeyName(text)))
          .<NamedKey>mapMulti((key, all) -> {
            if (key != null) {
              all.accept(key);
            }
          })
          .toList();
    } catch (IOException broken) {
      throw PrivateFiles.trouble("cannot list", directory, broken);
    }
  }

  private Path file(KeyName name) {
    return directory.resolve(name + SUFFIX);
  }

  private KeyPair keyPair(String text, Path file) {
    try {
      if (Entity.parse(text.strip()) instanceof Nsec(SecretKey secret)) {
        return KeyPair.of(signatures, secret);
      }
    } catch (IllegalArgumentException malformed) {
      // Said below, without what the file holds.
    }
    throw new LocalTrouble(
        "%s does not hold one nsec: restore it from a backup, or move it away".formatted(file));
  }
}
