package dev.kith.relay.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Library;
import dev.kith.relay.conformance.kit.Script;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "Foreign clients", about = "nostr-tools")
@Library("nostr-tools")
class NostrToolsTest {

  @Test
  void readsTheInformationDocument(Script script) {
    script.passes();
  }

  @Test
  void publishesAndFindsAgain(Script script) {
    script.passes();
  }

  @Test
  void getsStoredEventsNewestFirst(Script script) {
    script.passes();
  }

  @Test
  void hearsLiveEvents(Script script) {
    script.passes();
  }

  @Test
  void learnsWhyAnEventWasRefused(Script script) {
    script.passes();
  }

  @Test
  void authenticates(Script script) {
    script.passes();
  }

  @Test
  void authenticatesWhenItIsAsked(Script script) {
    script.passes();
  }

  @Test
  void replacesAnEvent(Script script) {
    script.passes();
  }

  @Test
  void deletesAnEvent(Script script) {
    script.passes();
  }

  @Test
  void exchangesEncryptedMessages(Script script) {
    script.passes();
  }

  @Test
  void sendsAPrivateMessageToItsRecipientOnly(Script script) {
    script.passes();
  }

  @Test
  void asksThroughAPool(Script script) {
    script.passes();
  }

  @Test
  void everyCheckOfTheScriptIsMade() {
    assertThat(Script.checksFor(NostrToolsTest.class))
        .isEqualTo(Script.testsOf(NostrToolsTest.class));
  }
}
