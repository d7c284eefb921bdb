package dev.kith.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.client.identity.KeyName;
import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.identity.NamedKey;
import dev.kith.model.secp256k1.NativeSignatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {

  private static final KeyName BOB = new KeyName("bob");

  @TempDir Path home;

  @Test
  void aKeyIsFoundAgain() {
    NamedKey made = files().create(BOB);
    assertThat(made).isNotNull().isEqualTo(files().find(BOB));
    assertThat(files().list()).containsExactly(made);
  }

  @Test
  void aKeyIsNeverReplaced() {
    NamedKey made = files().create(BOB);
    assertThat(files().create(BOB)).isNull();
    assertThat(files().find(BOB)).isEqualTo(made);
  }

  @Test
  void whereThereIsNoHomeThereAreNoKeys() {
    assertThat(files().find(BOB)).isNull();
    assertThat(files().list()).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no POSIX permissions")
  void onlyTheOwnerMayReadAKey() throws IOException {
    files().create(BOB);
    Path file = home.resolve("keys/bob.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no POSIX permissions")
  void aKeyThatOthersCanReadIsRefused() throws IOException {
    files().create(BOB);
    Path file = home.resolve("keys/bob.key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> files().find(BOB))
        .isInstanceOf(LocalTrouble.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void aDamagedKeyIsNotShownInTheError() throws IOException {
    files().create(BOB);
    Path file = home.resolve("keys/bob.key");
    String secret = Objects.requireNonNull(PrivateFiles.read(file)).strip();
    PrivateFiles.write(file, secret.substring(0, 60));
    assertThatThrownBy(() -> files().find(BOB))
        .isInstanceOf(LocalTrouble.class)
        .hasMessageContaining("does not hold one nsec")
        .hasMessageNotContaining(secret.substring(5, 50));
  }

  private KeyFiles files() {
    return new KeyFiles(home, NativeSignatures.load(), new SecureRandom());
  }
}
