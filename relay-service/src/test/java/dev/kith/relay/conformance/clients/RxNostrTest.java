package dev.kith.relay.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Library;
import dev.kith.relay.conformance.kit.Script;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "Foreign clients", about = "rx-nostr")
@Library("rx-nostr")
class RxNostrTest {

  @Test
  void publishesAndFindsAgain(Script script) {
    script.passes();
  }

  @Test
  void hearsLiveEvents(Script script) {
    script.passes();
  }

  @Test
  void authenticatesByItself(Script script) {
    script.passes();
  }

  @Test
  void readsItsPrivateMessagesAfterAuthentication(Script script) {
    script.passes();
  }

  @Test
  void searches(Script script) {
    script.passes();
  }

  @Test
  void isToldWhyAnEventIsRefused(Script script) {
    script.passes();
  }

  @Test
  void everyCheckOfTheScriptIsMade() {
    assertThat(Script.checksFor(RxNostrTest.class)).isEqualTo(Script.testsOf(RxNostrTest.class));
  }
}
