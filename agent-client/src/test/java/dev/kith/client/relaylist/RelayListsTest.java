package dev.kith.client.relaylist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayListsTest {

  private static final Bytes32 ONES = new Bytes32(1, 1, 1, 1);

  @Test
  void aKeyReadsWhereItDoesNotOnlyWrite() {
    Event list =
        list(
            1,
            Kind.RELAY_LIST,
            Tag.of("r", "wss://both.example"),
            Tag.of("r", "wss://out.example", "write"),
            Tag.of("r", "wss://in.example", "read"));
    assertThat(readers(false, list)).containsExactly("wss://both.example", "wss://in.example");
  }

  @Test
  void theListForWrapsHasItsPlaceIfThereIsOne() {
    Event general = list(2, Kind.RELAY_LIST, Tag.of("r", "wss://general.example"));
    Event forWraps = list(1, Kind.MESSAGE_RELAYS, Tag.of("relay", "wss://wraps.example"));
    assertThat(readers(true, general, forWraps)).containsExactly("wss://wraps.example");
    assertThat(readers(true, general)).containsExactly("wss://general.example");
    assertThat(readers(false, general, forWraps)).containsExactly("wss://general.example");
  }

  @Test
  void theNewestListCounts() {
    Event older = list(1, Kind.RELAY_LIST, Tag.of("r", "wss://older.example"));
    Event newer = list(2, Kind.RELAY_LIST, Tag.of("r", "wss://newer.example"));
    assertThat(readers(false, newer, older)).containsExactly("wss://newer.example");
    assertThat(readers(false, newer, list(3, Kind.RELAY_LIST))).isEmpty();
  }

  @Test
  void itIsNotTheLengthOfTheListThatSaysHowManyAreTried() {
    Tag[] many =
        IntStream.range(0, 1_000)
            .mapToObj(number -> Tag.of("r", "wss://relay%d.example".formatted(number)))
            .toArray(Tag[]::new);
    assertThat(readers(false, list(1, Kind.RELAY_LIST, many))).hasSize(RelayLists.MOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "relay.example",
        "http://relay.example",
        "file:///etc/passwd",
        "wss:///nowhere",
        "wss://user:secret@relay.example",
        "wss://relay.example/#there",
        "wss://relay example"
      })
  void whatIsNoRelayIsLeftOut(String url) {
    Event list = list(1, Kind.RELAY_LIST, Tag.of("r", url), Tag.of("r"), Tag.of("r", "ws://a.b"));
    assertThat(readers(false, list)).containsExactly("ws://a.b");
  }

  @Test
  void oneRelayIsTriedOnceHoweverItIsWritten() {
    Event list =
        list(
            1,
            Kind.RELAY_LIST,
            Tag.of("r", "wss://OWN.example:443/"),
            Tag.of("r", "wss://one.example/"),
            Tag.of("r", "WSS://One.example"),
            Tag.of("r", "wss://one.example/path"));
    assertThat(readers(false, list))
        .containsExactly("wss://one.example/", "wss://one.example/path");
  }

  @Test
  void theListsOfARelayAreReadAsThoseOfItsReaders() {
    List<URI> relays = List.of(URI.create("wss://one.example"), URI.create("wss://two.example"));
    List<Event> lists =
        RelayLists.drafts(relays, Instant.EPOCH).stream().map(RelayListsTest::signed).toList();
    assertThat(lists).extracting(Event::kind).containsExactly(Kind.RELAY_LIST, Kind.MESSAGE_RELAYS);
    assertThat(RelayLists.readers(lists, false, List.of())).isEqualTo(relays);
    assertThat(RelayLists.readers(lists, true, List.of())).isEqualTo(relays);
  }

  private static List<String> readers(boolean wraps, Event... lists) {
    List<URI> own = List.of(URI.create("wss://own.example"));
    return RelayLists.readers(List.of(lists), wraps, own).stream().map(URI::toString).toList();
  }

  private static Event list(long at, int kind, Tag... tags) {
    return signed(new EventDraft(at, kind, List.of(tags), ""));
  }

  private static Event signed(EventDraft draft) {
    return draft.signed(new PublicKey(ONES), new Signature(ONES, ONES));
  }
}
