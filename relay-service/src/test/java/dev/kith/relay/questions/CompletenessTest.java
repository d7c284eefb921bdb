package dev.kith.relay.questions;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.FilterJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// NIP-67, at a relay whose own limit is three.
class CompletenessTest {

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  private final Author alice = Author.fresh();
  private final FilterJson own = filter().authors(alice);

  @BeforeAll
  static void start() {
    relay = RunningRelay.start("kith.relay.limits.max-limit=3");
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @Test
  void aClientThatKnowsTopicsIsToldWhetherThatIsAll() {
    try (Asker asker = Asker.connect(relay.url())) {
      for (int i = 0; i < 3; i++) {
        asker.accept(alice.note("note " + i));
      }
      assertThat(end(asker, own, 3)).isEqualTo("[\"EOSE\",\"s\"]");
      asker.find(filter().with("topics", "[\"none/+\"]"));

      assertThat(end(asker, own, 3)).isEqualTo("[\"EOSE\",\"s\",[\"finish\"]]");
      assertThat(end(asker, own.limit(2), 2)).isEqualTo("[\"EOSE\",\"s\",[\"more\"]]");
      assertThat(end(asker, own.limit(0), 0)).isEqualTo("[\"EOSE\",\"s\",[\"more\"]]");
      assertThat(end(asker, own.kinds(9), 0)).isEqualTo("[\"EOSE\",\"s\",[\"finish\"]]");

      asker.accept(alice.note("one more"));
      assertThat(end(asker, own.limit(100), 3)).isEqualTo("[\"EOSE\",\"s\",[\"more\"]]");
    }
  }

  /// The frame that ends so many stored events.
  private static String end(Asker asker, FilterJson filter, int events) {
    asker.send("REQ", "s", filter);
    for (int i = 0; i < events; i++) {
      asker.next("EVENT", "s");
    }
    String end = asker.next("EOSE", "s").text();
    asker.send("[\"CLOSE\",\"s\"]");
    return end;
  }
}
