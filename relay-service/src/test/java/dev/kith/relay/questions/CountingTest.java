package dev.kith.relay.questions;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Signed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// NIP-45 at a relay that counts to nine, and for a second.
class CountingTest {

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  private final Asker asker = Asker.connect(relay.url());
  private final Author alice = Author.fresh();
  private final Author bob = Author.fresh();
  private final FilterJson own = filter().authors(alice);
  private int written;

  @BeforeAll
  static void start() {
    relay =
        RunningRelay.start("kith.relay.limits.exact-count=9", "kith.relay.limits.count-time=1s");
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
  void severalFiltersGiveOneNumberInWhichEveryEventCountsOnce() {
    notes(5);
    Signed reaction = asker.accept(alice.draft(7).tag("t", "x").tag("t", "y").sign());
    assertCounted("{\"count\":6}", own.kinds(1), own.kinds(7, 1), own.ids(reaction));
    assertCounted("{\"count\":1}", own.tag("t", "x", "y"));
    assertCounted("{\"count\":0}", own.kinds(2));
  }

  @Test
  void aLimitIsTheMostThatAFilterAdds() {
    notes(5);
    asker.accept(alice.draft(7).sign());
    assertCounted("{\"count\":2}", own.limit(2));
    assertCounted("{\"count\":4}", own.kinds(1).limit(3), own.kinds(7).limit(3));
    assertCounted("{\"count\":1}", own.kinds(1).limit(0), own.kinds(7));
    assertCounted("{\"count\":6}", own.limit(1_000_000));
  }

  @Test
  void countsToTheLimitExactlyAndSaysSoBeyond() {
    notes(9);
    assertCounted("{\"count\":9}", own);
    notes(1);
    assertCounted("{\"count\":9,\"approximate\":true}", own);
    assertCounted("{\"count\":9}", own.limit(9));
  }

  @Test
  void aClientCountsWhatItJustWrote() {
    Signed note = alice.note("pipelined");
    asker.send(note.frame());
    asker.send("COUNT", "q", own);
    asker.next("OK", note.id());
    assertThat(asker.next("COUNT", "q").json().path(2).path("count").asInt()).isEqualTo(1);
  }

  @Test
  void nobodyCountsWhatOthersMayReadOnly() {
    asker.accept(alice.draft(1059).to(bob).sign());
    asker.accept(alice.draft(4040).to(bob).sign());
    asker.accept(alice.note("for all"));
    FilterJson wraps = filter().kinds(1059).to(bob);

    assertThat(asker.refusal("COUNT", wraps)).startsWith("auth-required: ");
    assertThat(asker.refusal("COUNT", filter().kinds(4040).to(bob))).startsWith("auth-required: ");
    assertCounted("{\"count\":1}", own);
    assertCounted("{\"count\":0}", filter().to(bob));

    asker.authenticate(Author.fresh());
    assertThat(asker.refusal("COUNT", wraps.authors(alice))).startsWith("restricted: ");
    assertThat(asker.refusal("COUNT", wraps)).startsWith("restricted: ");
    assertCounted("{\"count\":1}", own);

    asker.authenticate(bob);
    assertCounted("{\"count\":1}", wraps);
    assertCounted("{\"count\":3}", own);
  }

  @Test
  void theIdOfAQuestionIsNoSubscription() {
    asker.subscribe("same", own);
    asker.send("COUNT", "same", own);
    asker.next("COUNT", "same");
    asker.send("[\"COUNT\",\"same\",{\"kinds\":1}]");
    assertThat(asker.next("CLOSED", "same").reason()).startsWith("invalid: ");
    asker.send("COUNT", "same", filter().kinds(1059));
    assertThat(asker.next("CLOSED", "same").reason()).startsWith("auth-required: ");

    Signed note = alice.note("still live");
    try (Asker publisher = Asker.connect(relay.url())) {
      publisher.accept(note);
    }
    assertThat(asker.next("EVENT", "same").eventId()).isEqualTo(note.id());
  }

  @Test
  void aQuestionThatTakesTooLongIsClosed() throws SQLException {
    try (Connection other =
            DriverManager.getConnection(
                relay.database().jdbcUrl(), relay.database().user(), relay.database().password());
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table relay.event in access exclusive mode");
      assertThat(asker.refusal("COUNT", own))
          .isEqualTo("error: counting took too long, ask with a narrower filter");
      other.rollback();
    }
    assertCounted("{\"count\":0}", own);
  }

  private void notes(int count) {
    for (int i = 0; i < count; i++) {
      asker.accept(alice.note("note " + ++written));
    }
  }

  private void assertCounted(String answer, FilterJson... filters) {
    asker.send("COUNT", "q", filters);
    assertThat(asker.next("COUNT", "q").json().path(2)).hasToString(answer);
  }
}
