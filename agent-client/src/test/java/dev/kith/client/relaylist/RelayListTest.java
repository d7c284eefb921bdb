package dev.kith.client.relaylist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayListTest {

  private static final URI RELAY = URI.create("wss://relay.example.org");
  private static final long NOW = 1_700_000_000;

  private final Signer signer = Signer.create();
  private final KeyPair author = KeyPair.generate(signer.signatures(), signer.random());

  @Test
  void theFirstListNamesTheRelay() {
    RelayList none = new RelayList(null);
    assertThat(none.names(RELAY)).isFalse();
    EventDraft draft = none.with(RELAY, NOW);
    assertThat(draft.kind()).isEqualTo(Kind.RELAY_LIST);
    assertThat(draft.tags()).containsExactly(Tag.of("r", "wss://relay.example.org"));
    assertThat(new RelayList(signer.sign(draft, author)).names(RELAY)).isTrue();
  }

  @Test
  void whatWasInTheListStays() {
    Tag read = Tag.of("r", "wss://elsewhere.example", "read");
    Event before =
        signer.sign(
            new EventDraft(NOW + 5, Kind.RELAY_LIST, List.of(read, Tag.of("x", "y")), "kept"),
            author);
    EventDraft draft = new RelayList(before).with(RELAY, NOW);
    assertThat(draft.tags())
        .containsExactly(read, Tag.of("x", "y"), Tag.of("r", "wss://relay.example.org"));
    assertThat(draft.content()).isEqualTo("kept");
    assertThat(draft.createdAt()).as("newer than the one before").isEqualTo(NOW + 6);
  }

  @Test
  void aRelayIsTheSameWithASlashAndInOtherLetters() {
    Event list =
        signer.sign(
            new EventDraft(
                NOW, Kind.RELAY_LIST, List.of(Tag.of("r", "WSS://Relay.Example.org/")), ""),
            author);
    assertThat(new RelayList(list).names(RELAY)).isTrue();
    assertThat(new RelayList(list).names(URI.create("wss://relay.example.org/team"))).isFalse();
  }
}
