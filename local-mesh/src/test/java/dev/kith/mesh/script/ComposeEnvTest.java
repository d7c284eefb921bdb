package dev.kith.mesh.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.mesh.script.Checkout.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `compose-env` makes what `docker compose up` needs.
class ComposeEnvTest {

  @TempDir Path directory;

  @Test
  void keysAndPasswordsAreMadeOnceForTheirOwnerAlone() throws Exception {
    Checkout checkout = Checkout.in(directory.resolve("a \"check\" out"));
    checkout.putBuilt("agent-client");
    checkout.set("KITH_HOME", directory.resolve("home").toString());
    Path file = checkout.root().resolve(".env");

    Answer made = checkout.run("compose-env");

    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out()).isEqualTo("Keys and passwords are in " + file + ".");
    String text = Files.readString(file);
    assertThat(text)
        .containsPattern("(?m)^KITH_DATABASE_PASSWORD=[0-9a-f]{64}$")
        .containsPattern("(?m)^KITH_PRESENCE_SECRET_KEY=[0-9a-f]{64}$")
        .containsPattern("(?m)^KITH_PRESENCE_PUBLIC_KEY=[0-9a-f]{64}$")
        .containsPattern("(?m)^KITH_WAKE_SECRET_KEY=[0-9a-f]{64}$")
        .containsPattern("(?m)^KITH_WAKE_PUBLIC_KEY=[0-9a-f]{64}$")
        .containsPattern("(?m)^KITH_WAKE_SEALING_KEY=[A-Za-z0-9+/]{43}=$")
        .containsPattern("(?m)^KITH_OWNER=npub1[a-z0-9]{58}$");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    Answer again = checkout.run("compose-env");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.said()).singleElement().asString().contains("is there already");
    assertThat(file).hasContent(text);
  }
}
