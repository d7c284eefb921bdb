package dev.kith.relay.questions;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Signed;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The filter key `topics`.
class TopicsTest {

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  private final Asker asker = Asker.connect(relay.url());
  private final Author alice = Author.fresh();

  @BeforeAll
  static void start() {
    relay = RunningRelay.start();
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @AfterEach
  void hangUp() {
    asker.close();
  }

  @Test
  void patternsAreAskedForStoredAndLive() {
    Signed calm = asker.accept(about("mood/calm").ago(3).sign());
    asker.accept(about("mood/calm/deep").ago(2).sign());
    asker.accept(about("moody").ago(2).sign());
    Signed french = asker.accept(about("capability/translate/fr").ago(1).sign());

    FilterJson both = topics("mood/+", "capability/#");
    assertThat(asker.find(both)).containsExactly(french.id(), calm.id());
    assertThat(asker.subscribe("live", both.authors(alice))).hasSize(2);
    assertThat(asker.find(topics("mood/calm"))).containsExactly(calm.id());
    assertThat(asker.find(both.tag("t", "mood/calm"))).containsExactly(calm.id());
    assertThat(asker.find(both.limit(1))).containsExactly(french.id());

    try (Asker publisher = Asker.connect(relay.url())) {
      publisher.accept(about("mood").sign());
      Signed bare = publisher.accept(about("capability").sign());
      assertThat(asker.next("EVENT", "live").eventId()).isEqualTo(bare.id());
    }
  }

  @Test
  void aSystemTopicIsNotMeantByAWildcardInItsPlace() {
    Signed uptime = asker.accept(about("$SYS/uptime").sign());
    assertThat(asker.find(topics("#").authors(alice))).isEmpty();
    assertThat(asker.find(topics("+/uptime"))).isEmpty();
    assertThat(asker.find(topics("$SYS/#"))).containsExactly(uptime.id());
  }

  @Test
  void namesOfAnyLengthAreFound() {
    String head = "x".repeat(9_000);
    Signed event = asker.accept(about("long/" + head + "/end").sign());
    assertThat(asker.find(topics("long/+/end"))).containsExactly(event.id());
    assertThat(asker.find(topics("long/" + "x".repeat(500) + "/#"))).isEmpty();
    Signed wide = asker.accept(about("\ud83d\udc1d".repeat(250) + "/a").sign());
    assertThat(asker.find(topics("\ud83d\udc1d".repeat(250) + "/+"))).containsExactly(wide.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mood/#/calm", "mood#", "mood/+calm", "\\u0000"})
  void whatIsNoPatternIsRefused(String pattern) {
    assertThat(asker.refusal("REQ", topics(pattern))).startsWith("invalid: filter topics holds ");
    assertThat(asker.refusal("COUNT", topics(pattern))).startsWith("invalid: filter topics holds ");
  }

  @Test
  void anEmptyListMatchesNothing() {
    asker.accept(about("mood/calm").sign());
    assertThat(asker.find(filter().authors(alice).with("topics", "[]"))).isEmpty();
  }

  private Draft about(String topic) {
    return alice.draft(1).tag("t", topic);
  }

  private static FilterJson topics(String... patterns) {
    return filter().with("topics", "[\"" + String.join("\",\"", List.of(patterns)) + "\"]");
  }
}
