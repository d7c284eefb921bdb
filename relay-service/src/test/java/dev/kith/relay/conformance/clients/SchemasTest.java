package dev.kith.relay.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Foreign;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.FrameSchemas;
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
    Foreign.SCRIPTS.assumeRunnable();
    assertThat(Foreign.SCRIPTS.directory()).isDirectory();
  }

  @Test
  void everyFrameOfThisSuiteIsHeldAgainstItsSchema() {
    assertThat(FrameSchemas.areThere()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"EOSE\",\"s\"]",
        "[\"COUNT\",\"s\",{\"count\":7}]",
        "[\"COUNT\",\"s\",{\"count\":7,\"approximate\":true}]",
        "[\"NEG-MSG\",\"s\",\"6100000200\"]",
        "[\"NEG-ERR\",\"s\",\"closed: no\"]",
        "[\"NEG-ERR\",\"s\",\"blocked: too many\",1000]",
        "[\"CLOSED\",\"s\",\"invalid: no\"]",
        "[\"NOTICE\",\"no\"]",
        "[\"AUTH\",\"challenge\"]"
      })
  void soundFramesPass(String frame) {
    assertThat(FrameSchemas.violations(Frame.of(frame), false)).isEmpty();
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
        "[\"COUNT\",\"s\",7]",
        "[\"COUNT\",\"s\",{\"count\":-1}]",
        "[\"NEG-MSG\",\"s\",\"610\"]",
        "[\"NEG-ERR\",\"s\",\"no\"]",
        "[\"CAUGHT-UP\",\"s\",1]",
        "[\"LIMITS\",{}]"
      })
  void unsoundFramesDoNot(String frame) {
    assertThat(FrameSchemas.violations(Frame.of(frame), false)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"EOSE\",\"s\",[\"finish\"]]",
        "[\"EOSE\",\"s\",[\"more\"]]",
        "[\"EOSE\",\"s\"]",
        "[\"CAUGHT-UP\",\"s\",1]"
      })
  void whoKnowsExtensionsMayBeSentThem(String frame) {
    assertThat(FrameSchemas.violations(Frame.of(frame), true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[\"EOSE\",\"s\",[\"end\"]]", "[\"EOSE\",\"s\",[]]", "[\"EOSE\",1,[\"more\"]]"})
  void butNothingElse(String frame) {
    assertThat(FrameSchemas.violations(Frame.of(frame), true)).isNotEmpty();
  }
}
