package dev.kith.relay.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.FrameSchemas;
import dev.kith.relay.conformance.kit.Npm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every frame that a client of this suite gets is held against its schema; this is the proof that
/// the schemas are at hand and can say no.
@Conformance(chapter = "Foreign clients", about = "Schemas of @nostrability/schemata")
class SchemasTest {

  @BeforeEach
  void install() {
    Npm.assumeThere();
    assertThat(Npm.packages()).isDirectory();
  }

  @Test
  void everyFrameOfThisSuiteIsHeldAgainstItsSchema() {
    assertThat(FrameSchemas.areThere()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"EOSE\",\"s\"]",
        "[\"CLOSED\",\"s\",\"invalid: no\"]",
        "[\"NOTICE\",\"no\"]",
        "[\"AUTH\",\"challenge\"]"
      })
  void soundFramesPass(String frame) {
    assertThat(FrameSchemas.violations(Frame.of(frame))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"EOSE\",\"s\",[\"finish\"]]",
        "[\"OK\",\"00\",true,\"\"]",
        "[\"OK\",\"0000000000000000000000000000000000000000000000000000000000000000\",true]",
        "[\"CLOSED\",\"s\"]",
        "[\"CLOSED\",\"s\",\"no reason\"]",
        "[\"NOTICE\",1]",
        "[\"AUTH\",\"\"]",
        "[\"EVENT\",\"s\",{\"id\":\"00\"}]",
        "[\"LIMITS\",{}]"
      })
  void unsoundFramesDoNot(String frame) {
    assertThat(FrameSchemas.violations(Frame.of(frame))).isNotEmpty();
  }
}
