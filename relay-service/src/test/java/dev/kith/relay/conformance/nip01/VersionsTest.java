package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Ok;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance(chapter = "NIP-01", about = "Kinds and versions")
class VersionsTest {

  private final Author author = Author.fresh();

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 10_000, 19_999, 30_000, 39_999})
  void ofTheSameTimeTheLowestIdStays(int kind, Client client) {
    List<Signed> rivals = Author.versions(author.draft(kind), 3);
    client.accept(rivals.get(1));
    client.refuse("duplicate", rivals.get(2));
    client.accept(rivals.get(0));
    client.refuse("duplicate", rivals.get(1));
    assertThat(client.find(filter().authors(author))).containsExactly(rivals.get(0).id());
  }

  @ParameterizedTest
  @ValueSource(ints = {10_001, 30_001})
  void versionsFromManyConnectionsAtOnceLeaveTheOneThatWins(int kind, Relay relay) {
    List<Signed> rivals = Author.versions(author.draft(kind).tag("d", "contested"), 64);
    List<Client> clients = Stream.generate(relay::connect).limit(8).toList();
    for (int i = 0; i < rivals.size(); i++) {
      clients.get(i % 8).send(rivals.get((i * 37) % 64).frame());
    }
    for (int i = 0; i < rivals.size(); i++) {
      Ok answer = clients.get(i % 8).ok(rivals.get((i * 37) % 64));
      assertThat(answer.accepted() || answer.prefix().equals("duplicate")).isTrue();
    }
    assertThat(clients.getFirst().find(filter().authors(author)))
        .containsExactly(rivals.getFirst().id());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 40, 41, 44, 9_999, 40_000, 65_535})
  void regularEventsAreAllKept(int kind, Client client) {
    List<Signed> versions = Author.versions(author.draft(kind).tag("d", "same"), 2);
    versions.forEach(client::accept);
    assertThat(client.find(filter().authors(author)))
        .isEqualTo(versions.stream().map(Signed::id).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {20_000, 29_999})
  void ephemeralEventsAreNotKept(int kind, Client client) {
    client.accept(author.draft(kind).sign());
    assertThat(client.find(filter().authors(author))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 10_000, 19_999})
  void replaceableKindsIgnoreTheIdentifier(int kind, Client client) {
    client.accept(author.draft(kind).tag("d", "one").ago(1).sign());
    Signed newer = client.accept(author.draft(kind).tag("d", "two").sign());
    assertThat(client.find(filter().authors(author))).containsExactly(newer.id());
  }

  @ParameterizedTest
  @ValueSource(ints = {30_000, 39_999})
  void addressableKindsKeepOneOfEveryIdentifier(int kind, Client client) {
    client.accept(author.draft(kind).tag("d", "one").ago(2).sign());
    Signed two = client.accept(author.draft(kind).tag("d", "two").ago(1).sign());
    Signed one = client.accept(author.draft(kind).tag("d", "one").sign());
    assertThat(client.find(filter().authors(author))).containsExactly(one.id(), two.id());
  }

  @Test
  void theFirstIdentifierCounts(Client client) {
    client.accept(author.draft(30_000).tag("d", "one").tag("d", "two").ago(2).sign());
    Signed two = client.accept(author.draft(30_000).tag("d", "two").tag("d", "one").ago(1).sign());
    Signed one = client.accept(author.draft(30_000).tag("d", "one").sign());
    assertThat(client.find(filter().authors(author))).containsExactly(one.id(), two.id());
  }

  @Test
  void noIdentifierIsTheEmptyOne(Client client) {
    client.accept(author.draft(30_000).tag("d", "").ago(2).sign());
    client.accept(author.draft(30_000).tag("d").ago(1).sign());
    Signed none = client.accept(author.draft(30_000).sign());
    assertThat(client.find(filter().authors(author))).containsExactly(none.id());
  }

  @Test
  void authorsAndKindsHaveVersionsOfTheirOwn(Client client) {
    Author other = Author.fresh();
    Signed own = client.accept(author.draft(30_000).tag("d", "x").ago(2).sign());
    Signed ofAnotherKind = client.accept(author.draft(30_001).tag("d", "x").ago(1).sign());
    Signed ofAnother = client.accept(other.draft(30_000).tag("d", "x").sign());
    assertThat(client.find(filter().authors(author, other)))
        .containsExactly(ofAnother.id(), ofAnotherKind.id(), own.id());
  }

  @Test
  void aReplacedVersionIsGoneForEveryQuestion(Client client) {
    Signed old = client.accept(author.draft(30_000).tag("d", "x").tag("t", "old").ago(1).sign());
    client.accept(author.draft(30_000).tag("d", "x").tag("t", "new").sign());
    assertThat(client.find(filter().ids(old))).isEmpty();
    assertThat(client.find(filter().authors(author).tag("t", "old"))).isEmpty();
  }
}
