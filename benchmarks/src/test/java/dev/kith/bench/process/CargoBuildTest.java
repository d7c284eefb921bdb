package dev.kith.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.bench.failure.BenchFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a script in cargo's place.
class CargoBuildTest {

  private static final CargoBuild BUILD = CargoBuild.NOSTR_RS_RELAY;

  /// Its arguments are `generate-lockfile`, and then `build --release --locked --target-dir
  /// TARGET`.
  private static final String BUILDS =
      """
      if [ "$1" = generate-lockfile ]; then echo 'source = "here"' >Cargo.lock; exit; fi
      echo "$1 $2 $3 of $(grep -c nostr-rs-relay Cargo.toml)" >>"$(dirname "$0")/called"
      mkdir -p "$5/release"
      : >"$5/release/nostr-rs-relay"
      chmod +x "$5/release/nostr-rs-relay"
      """;

  @TempDir private Path files;
  @TempDir private Path programs;
  private final List<String> said = new ArrayList<>();
  private Ground ground;

  @BeforeEach
  void open() {
    ground = new Ground(files);
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  void itIsBuiltOnceFromWhatItsLockPins() throws Exception {
    program("cargo", BUILDS);
    program("protoc", "");

    Path built = install();
    Path found = install();

    assertThat(built).isExecutable().hasFileName("nostr-rs-relay").isEqualTo(found);
    assertThat(programs.resolve("called")).hasContent("build --release --locked of 3");
    assertThat(said).first().asString().startsWith("building nostr-rs-relay, which takes minutes");
    assertThat(built.resolveSibling("target")).doesNotExist();
    assertThat(Files.readString(built.resolveSibling("Cargo.lock")))
        .contains("source = \"here\"\nchecksum = ");
  }

  @Test
  void itIsBuiltAgainWhenItsLockHasChanged() throws Exception {
    program("cargo", BUILDS);
    program("protoc", "");

    Path built = install();
    Files.writeString(built.resolveSibling(CargoLock.PINS), "of an older checkout");
    assertThat(install()).isExecutable();

    assertThat(Files.readAllLines(programs.resolve("called"))).hasSize(2);
  }

  @Test
  void whatItNeedsIsNamed() throws Exception {
    assertMissing("cargo is not on the PATH: install Rust");

    program("cargo", BUILDS);

    assertMissing("protoc is not on the PATH: install protobuf-compiler");
    assertThat(said).isEmpty();
  }

  @Test
  void aBuildThatFailsNamesItsLog() throws Exception {
    program("cargo", "echo 'error: no'; exit 101");
    program("protoc", "");

    Path log = ground.lasting("nostr-rs-relay-build.log");
    assertMissing("cargo cannot tell where crates come from: see " + log);
    assertThat(log).hasContent("error: no");
  }

  private void assertMissing(String sentence) {
    assertThatExceptionOfType(BenchFailure.class).isThrownBy(this::install).withMessage(sentence);
  }

  private Path install() throws Exception {
    return BUILD.install(ground, new SearchPath(programs.toString()), said::add);
  }

  private void program(String name, String script) throws Exception {
    Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
