package dev.kith.relay.questions;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// NIP-50.
class SearchTest {

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
  void theBestComesFirstAndALimitCutsTheRest() {
    Signed best = note(9, "Orange, orange, orange");
    Signed poor = note(1, "somebody ate an orange, and nobody knows what else was on the table");
    Signed good = note(5, "an orange");
    note(0, "oranges");

    FilterJson orange = search("orange");
    assertThat(asker.find(orange)).containsExactly(best.id(), good.id(), poor.id());
    assertThat(asker.find(orange.limit(1))).containsExactly(best.id());
    assertThat(asker.find(search("ORANGE somebody"))).containsExactly(poor.id());
    assertThat(asker.find(search("orange lemon"))).isEmpty();
  }

  @Test
  void otherConditionsHoldToo() {
    Signed note = note(3, "a pear");
    asker.accept(alice.draft(7).content("a pear").sign());
    asker.accept(Author.fresh().note("a pear"));
    assertThat(asker.find(search("pear").kinds(1))).containsExactly(note.id());
    asker.send("COUNT", "q", search("pear"));
    assertThat(asker.next("COUNT", "q").json().path(2).path("count").asInt()).isEqualTo(2);
  }

  @Test
  void whatASearchFoundComesBeforeTheRest() {
    Signed old = note(50, "a plum");
    Signed other = note(40, "a fig");
    Signed recent = note(1, "nothing");
    assertThat(asker.find(filter().authors(alice).kinds(1), search("fig"), search("plum")))
        .containsExactly(other.id(), old.id(), recent.id());
  }

  @Test
  void extensionsArePassedOverAndNoWordsFindNothing() {
    Signed note = note(0, "a quince");
    assertThat(asker.find(search("quince language:en include:spam"))).containsExactly(note.id());
    assertThat(asker.find(search("language:en"))).isEmpty();
    assertThat(asker.find(search(""))).isEmpty();
    assertThat(asker.find(search("' | ! & quince:* ( <-> \\\\ %"))).isEmpty();
    assertThat(asker.find(search("' | ! & quince ( <-> \\\\ %"))).containsExactly(note.id());
  }

  @Test
  void anyContentCanBeStored() {
    note(0, "it's a \u0000 'quoted' \\ and long " + "w\u0301 ".repeat(20_000));
    note(1, "\ufdfa\u6771\u4eac ".repeat(10_000));
    assertThat(asker.find(search("quoted"))).hasSize(1);
    assertThat(asker.find(search("\u6771\u4eac"))).hasSize(1);
  }

  @Test
  void whatIsNotForEveryoneIsFoundByNobody() {
    Author bob = Author.fresh();
    asker.authenticate(bob);
    asker.subscribe("live", search("medlar"));
    Signed open;
    try (Asker publisher = Asker.connect(relay.url())) {
      publisher.accept(alice.draft(4040).to(bob).content("a medlar").sign());
      open = publisher.accept(alice.draft(4040).content("a medlar").sign());
    }
    assertThat(asker.next("EVENT", "live").eventId()).isEqualTo(open.id());
    assertThat(asker.find(search("medlar"))).containsExactly(open.id());
    assertThat(asker.find(filter().authors(alice))).hasSize(2);
  }

  @Test
  void aLiveSearchMatchesByTheSameWords() {
    asker.subscribe("live", search("cafe\u0301 creme"));
    try (Asker publisher = Asker.connect(relay.url())) {
      publisher.accept(alice.note("caf\u00e9 noir"));
      Signed creme = publisher.accept(alice.note("CREME for the CAF\u00c9"));
      assertThat(asker.next("EVENT", "live").eventId()).isEqualTo(creme.id());
    }
  }

  @Test
  void whatIsDeletedIsNoLongerFound() {
    Signed note = note(0, "a sorb");
    asker.accept(alice.deletion(note).sign());
    assertThat(asker.find(search("sorb"))).isEmpty();
  }

  private Signed note(int secondsAgo, String content) {
    return asker.accept(alice.draft(1).ago(secondsAgo).content(content).sign());
  }

  private FilterJson search(String text) {
    return filter().authors(alice).with("search", "\"" + text + "\"");
  }
}
