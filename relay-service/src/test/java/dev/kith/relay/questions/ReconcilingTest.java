package dev.kith.relay.questions;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Kind;
import dev.kith.model.negentropy.Initiator;
import dev.kith.model.negentropy.ItemSet;
import dev.kith.model.negentropy.NegentropyMessage;
import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Information;
import dev.kith.relay.conformance.kit.Signed;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/// NIP-77 through a socket, to a relay with room for little.
class ReconcilingTest {

  private static final int EVENTS = 1_200;

  private static final NegentropyMessage NOTHING =
      new Initiator(new ItemSet.Builder().build(), 0).open();

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  private final Author author = Author.fresh();

  @SuppressWarnings("NullAway.Init")
  private Asker asker;

  @BeforeAll
  static void start() {
    relay =
        RunningRelay.start(
            "kith.relay.reconciliations.open=3",
            "kith.relay.reconciliations.events=" + EVENTS,
            "kith.relay.reconciliations.relay-events=4096",
            "kith.relay.reconciliations.message=4096");
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @BeforeEach
  void connect() {
    asker = Asker.connect(relay.url());
  }

  @AfterEach
  void disconnect() {
    asker.close();
  }

  @Test
  void aSmallDifferenceOfLargeSetsIsFoundInFewRounds() {
    List<Signed> all = notes(EVENTS + 6);
    List<Signed> onRelay = all.subList(6, all.size());
    List<Signed> own = new ArrayList<>(all);
    List<Signed> lacking = List.of(all.get(100), all.get(700), all.getLast());
    own.removeAll(lacking);
    publish(onRelay);

    Reconciling found = Reconciling.of(asker, "n", filter().authors(author), own);

    assertThat(found.have()).isEqualTo(ids(all.subList(0, 6)));
    assertThat(found.need()).isEqualTo(ids(lacking));
    assertThat(found.rounds()).isLessThan(8);
  }

  @Test
  void setsThatAreAlikeNeedOneRound() {
    List<Signed> all = notes(100);
    publish(all);

    Reconciling found = Reconciling.of(asker, "n", filter().authors(author), all);

    assertThat(found).isEqualTo(new Reconciling(ids(List.of()), ids(List.of()), 1));
  }

  @Test
  void onlyTheNewestCountWhereTheFilterHasALimit() {
    List<Signed> all = notes(50);
    publish(all);

    assertThat(need(filter().authors(author).limit(10))).isEqualTo(ids(all.subList(40, 50)));
    assertThat(need(filter().authors(author).limit(0))).isEmpty();
    assertThat(need(filter().authors(author).with("kinds", "[]"))).isEmpty();
  }

  @Test
  void onlyReadersLearnOfPrivateEvents() {
    Author reader = Author.fresh();
    Author other = Author.fresh();
    Signed note = asker.accept(author.draft(1).to(reader).sign());
    Signed message = asker.accept(author.draft(Kind.MESSAGE).to(reader).sign());
    Signed wrap = asker.accept(author.draft(Kind.GIFT_WRAP).to(reader).sign());
    FilterJson all = filter().to(reader);

    assertThat(need(all)).isEqualTo(ids(List.of(note)));
    assertThat(refusal(all.kinds(Kind.MESSAGE))).startsWith("auth-required: ");
    assertThat(refusal(filter().kinds(Kind.GIFT_WRAP))).startsWith("auth-required: ");
    asker.authenticate(other);
    assertThat(need(all)).isEqualTo(ids(List.of(note)));
    assertThat(refusal(all.authors(author).kinds(Kind.MESSAGE))).startsWith("restricted: ");
    assertThat(refusal(all.kinds(Kind.MESSAGE))).startsWith("restricted: ");
    assertThat(need(filter().kinds(Kind.GIFT_WRAP))).isEmpty();
    asker.authenticate(author);
    assertThat(need(all)).isEqualTo(ids(List.of(note, message)));
    asker.authenticate(reader);
    assertThat(need(all)).isEqualTo(ids(List.of(note, message, wrap)));
    assertThat(need(filter().kinds(Kind.GIFT_WRAP))).isEqualTo(ids(List.of(wrap)));
  }

  @Test
  void whatHasExpiredOrIsDeletedIsNotThere() {
    Signed kept = asker.accept(author.note("kept"));
    Signed deleted = asker.accept(author.note("deleted"));
    asker.accept(author.deletion(deleted).sign());
    Signed expiring = asker.accept(expiringAt(kept.createdAt() + 3_600));
    assertThat(need(filter().authors(author).kinds(1))).isEqualTo(ids(List.of(kept, expiring)));

    relay
        .bean(DatabaseClient.class)
        .sql("update relay.event set expires_at = 1 where expires_at is not null")
        .then()
        .block();

    assertThat(need(filter().authors(author).kinds(1))).isEqualTo(ids(List.of(kept)));
  }

  @Test
  void aQuestionAboutTooManyEventsIsBlocked() {
    publish(notes(EVENTS));
    assertThat(need(filter().authors(author))).hasSize(EVENTS);

    asker.accept(author.note("one too many"));
    asker.send(Reconciling.open("n", filter().authors(author), NOTHING));

    Frame refusal = asker.next("NEG-ERR", "n");
    assertThat(refusal.json().path(2).asString("")).isEqualTo("blocked: too many query results");
    assertThat(refusal.json().path(3).asInt(0)).isEqualTo(EVENTS);
    assertThat(need(filter().authors(author).limit(EVENTS))).hasSize(EVENTS);
  }

  @Test
  void aRelayThatHoldsAllItMayIsBusyUntilOthersAreThrough() {
    asker.accept(author.note(""));
    List<Asker> others = new ArrayList<>();
    for (int held = 0; held < 4; held++) {
      Asker other = Asker.connect(relay.url());
      others.add(other);
      other.send(Reconciling.open("held", filter().authors(author), NOTHING));
      Reconciling.answer(other, "held");
    }

    assertThat(refusal(filter().authors(author)))
        .isEqualTo("rate-limited: the relay is busy, try again later");
    others.getFirst().send("[\"NEG-CLOSE\",\"held\"]");
    others.getFirst().find(filter().limit(0));
    assertThat(need(filter().authors(author))).hasSize(1);
    others.forEach(Asker::close);
  }

  @Test
  void anUnknownIdIsClosed() {
    asker.send("[\"NEG-MSG\",\"n\",\"61\"]");

    assertThat(asker.next("NEG-ERR", "n").reason())
        .isEqualTo("closed: unknown subscription handle");
  }

  @Test
  void aMessageThatMakesNoSenseEndsTheReconciliation() {
    asker.send(Reconciling.open("n", filter().authors(author), NOTHING));
    Reconciling.answer(asker, "n");

    asker.send("[\"NEG-MSG\",\"n\",\"6100\"]");
    assertThat(asker.next("NEG-ERR", "n").reason())
        .isEqualTo("invalid: the message ends too early");
    asker.send("[\"NEG-MSG\",\"n\",\"61\"]");
    assertThat(asker.next("NEG-ERR", "n").reason()).startsWith("closed: ");
  }

  @Test
  void anotherVersionIsToldOurs() {
    asker.send("[\"NEG-OPEN\",\"n\",{\"limit\":1},\"62aabb\"]");

    assertThat(asker.next("NEG-MSG", "n").json().path(2).asString("")).isEqualTo("61");
  }

  @Test
  void aClientReconcilesWhatItWroteJustBefore() {
    Signed note = author.note("just written");
    asker.send(note.frame());
    asker.send(Reconciling.open("n", filter().authors(author), NOTHING));

    asker.next("OK", note.id());
    assertThat(Reconciling.answer(asker, "n").hex()).endsWith("01" + note.id());
  }

  @Test
  void theInformationDocumentNamesNip77() {
    HttpRequest request =
        HttpRequest.newBuilder(Information.http(relay.url()))
            .header("Accept", "application/nostr+json")
            .build();

    assertThat(
            JsonMapper.shared()
                .readTree(Information.answer(request).body())
                .path("supported_nips")
                .valueStream()
                .map(nip -> nip.asInt(0)))
        .contains(77);
  }

  private Set<String> need(FilterJson filter) {
    return Reconciling.of(asker, "need", filter, List.of()).need();
  }

  private String refusal(FilterJson filter) {
    asker.send(Reconciling.open("refused", filter, NOTHING));
    return asker.next("NEG-ERR", "refused").json().path(2).asString("");
  }

  private Signed expiringAt(long time) {
    return author.draft(1).tag("expiration", Long.toString(time)).sign();
  }

  /// Notes of the last seconds, oldest first, several in each second.
  private List<Signed> notes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> author.draft(1).content("note " + i).ago((count - i) / 3).sign())
        .sorted(
            Comparator.comparingLong(Signed::createdAt)
                .thenComparing(Signed::id, Comparator.reverseOrder()))
        .toList();
  }

  private void publish(List<Signed> events) {
    for (int from = 0; from < events.size(); from += 100) {
      List<Signed> some = events.subList(from, Math.min(events.size(), from + 100));
      some.forEach(event -> asker.send(event.frame()));
      some.forEach(event -> asker.next("OK", event.id()));
    }
  }

  private static Set<String> ids(List<Signed> events) {
    return events.stream().map(Signed::id).collect(Collectors.toSet());
  }
}
