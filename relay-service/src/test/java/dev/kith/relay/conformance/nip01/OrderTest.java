package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.Signed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-01", about = "Order and limits")
class OrderTest {

  private final Author author = Author.fresh();
  private final Draft note = author.draft(1);

  @Test
  void ofTheSameTimeTheLowestIdComesFirst(Client client) {
    List<Signed> same = Author.versions(note, 5);
    same.reversed().forEach(client::accept);
    Signed newer = client.accept(note.ago(-1).sign());
    Signed older = client.accept(note.ago(1).sign());

    List<String> expected =
        Stream.of(Stream.of(newer), same.stream(), Stream.of(older))
            .flatMap(events -> events)
            .map(Signed::id)
            .toList();
    assertThat(client.find(filter().authors(author))).isEqualTo(expected);
  }

  @Test
  void aLimitCutsTheOldestAndOfTheSameTimeTheHighestId(Client client) {
    List<Signed> same = Author.versions(note, 5);
    same.forEach(client::accept);
    Signed newer = client.accept(note.ago(-1).sign());

    assertThat(client.find(filter().authors(author).limit(3)))
        .containsExactly(newer.id(), same.get(0).id(), same.get(1).id());
  }

  @Test
  void theFiltersOfOneRequestAreSortedTogether(Client client) {
    Signed oldest = client.accept(author.draft(7).ago(3).sign());
    Signed older = client.accept(author.draft(1).ago(2).sign());
    Signed newer = client.accept(author.draft(7).ago(1).sign());
    Signed newest = client.accept(author.draft(1).sign());

    assertThat(client.find(filter().authors(author).kinds(1), filter().authors(author).kinds(7)))
        .containsExactly(newest.id(), newer.id(), older.id(), oldest.id());
  }

  @Test
  void everyFilterHasItsOwnLimit(Client client) {
    client.accept(author.draft(1).ago(3).sign());
    Signed older = client.accept(author.draft(1).ago(2).sign());
    client.accept(author.draft(7).ago(9).sign());
    Signed reaction = client.accept(author.draft(7).ago(8).sign());
    Signed newer = client.accept(author.draft(1).ago(1).sign());

    assertThat(
            client.find(
                filter().authors(author).kinds(1).limit(2),
                filter().authors(author).kinds(7).limit(1)))
        .containsExactly(newer.id(), older.id(), reaction.id());
  }

  @Test
  void anEventThatSeveralFiltersMatchComesOnce(Client client) {
    Signed event = client.accept(note.tag("t", "x").sign());
    assertThat(
            client.find(
                filter().authors(author),
                filter().ids(event),
                filter().authors(author).tag("t", "x"),
                filter().authors(author)))
        .containsExactly(event.id());

    client.subscribe("live", filter().authors(author).limit(0), filter().kinds(1).authors(author));
    Signed live = client.accept(note.tag("t", "y").sign());
    assertThat(client.next("EVENT", "live").eventId()).isEqualTo(live.id());
    client.settle();
    assertThat(client.unread()).noneMatch(frame -> frame.is("EVENT", "live"));
  }

  @Test
  void aLimitDoesNotEndTheLiveEvents(Client client) {
    client.accept(note.sign());
    client.subscribe("one", filter().authors(author).limit(1));
    for (Signed news : Author.versions(note, 4)) {
      client.accept(news);
      assertThat(client.next("EVENT", "one").eventId()).isEqualTo(news.id());
    }
  }

  @Test
  void aLimitOfZeroInOneFilterLeavesTheOthers(Client client) {
    Signed stored = client.accept(note.sign());
    client.accept(author.draft(7).sign());
    assertThat(
            client.find(
                filter().authors(author).kinds(7).limit(0), filter().authors(author).kinds(1)))
        .containsExactly(stored.id());
  }
}
