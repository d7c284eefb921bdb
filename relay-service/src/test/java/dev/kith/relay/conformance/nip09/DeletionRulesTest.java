package dev.kith.relay.conformance.nip09;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Signed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance(chapter = "NIP-09", about = "Deletion")
class DeletionRulesTest {

  private final Author author = Author.fresh();
  private final Author stranger = Author.fresh();

  @Test
  void aDeletionThatComesFirstBlocksItsTarget(Client client) {
    Signed note = author.note("late");
    client.accept(author.deletion(note).sign());
    client.refuse("blocked", note);
    assertThat(client.find(filter().ids(note))).isEmpty();
  }

  @Test
  void aForeignDeletionThatComesFirstBlocksNothing(Client client) {
    Signed note = author.note("late");
    Signed article = author.draft(30_023).tag("d", "x").sign();
    client.accept(stranger.deletion(note, article).sign());
    client.accept(stranger.deletion().tag("a", author.address(30_023, "x")).sign());
    client.accept(note, article);
    assertThat(client.find(filter().ids(note, article))).hasSize(2);
  }

  @Test
  void aDeletedEventIsNotDeliveredAgain(Client client, Client listener) {
    Signed note = client.accept(author.note("wrong"));
    client.accept(author.deletion(note).sign());
    listener.subscribe("live", filter().authors(author).limit(0));
    client.refuse("blocked", note);
    Signed news = client.accept(author.note("news"));
    assertThat(listener.next("EVENT", "live").eventId()).isEqualTo(news.id());
  }

  @Test
  void theDeletionItselfStaysAndIsServed(Client client) {
    Signed note = client.accept(author.note("wrong"));
    Signed deletion = client.accept(author.deletion(note).sign());
    assertThat(client.find(filter().kinds(5).tag("e", note.id()))).containsExactly(deletion.id());
  }

  @Test
  void anAddressReachesUpToTheTimeOfTheDeletionInclusive(Client client) {
    Signed same = author.draft(30_023).tag("d", "x").sign();
    Signed newer = author.draft(30_023).tag("d", "x").ago(-1).sign();
    Signed deletion =
        author.deletion().at(same.createdAt()).tag("a", author.address(30_023, "x")).sign();
    client.accept(same, deletion);
    assertThat(client.find(filter().ids(same))).isEmpty();
    client.refuse("blocked", same);
    client.accept(newer);
    assertThat(client.find(filter().ids(newer))).containsExactly(newer.id());
  }

  @Test
  void aLaterDeletionThatIsOlderTakesNothingBack(Client client) {
    client.accept(author.deletion().tag("a", author.address(30_023, "x")).sign());
    client.accept(author.deletion().tag("a", author.address(30_023, "x")).ago(100).sign());
    client.refuse("blocked", author.draft(30_023).tag("d", "x").ago(50).sign());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 10_002})
  void theAddressOfAReplaceableKindEndsWithAColon(int kind, Client client) {
    Signed event = client.accept(author.draft(kind).sign());
    client.accept(author.deletion().tag("a", author.address(kind, "")).sign());
    assertThat(client.find(filter().ids(event))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with:colons::", "ümläut \u0000 nul", "30023"})
  void anIdentifierMayHoldAnyText(String identifier, Client client) {
    Signed event = client.accept(author.draft(30_023).tag("d", identifier).sign());
    client.accept(author.deletion().tag("a", author.address(30_023, identifier)).sign());
    assertThat(client.find(filter().ids(event))).isEmpty();
  }

  @Test
  void deletingAVersionByIdMakesRoomForAnother(Client client) {
    Signed version = client.accept(author.draft(30_023).tag("d", "x").sign());
    client.accept(author.deletion(version).sign());
    Signed older = client.accept(author.draft(30_023).tag("d", "x").ago(60).sign());
    assertThat(client.find(filter().authors(author).kinds(30_023))).containsExactly(older.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "AB", "\ud83d\udc1d"})
  void targetsThatNameNothingAreHarmless(String target, Client client) {
    Signed note = client.accept(author.note("stays"));
    client.accept(author.deletion().tag("e", target).tag("a", target).tag("e").tag("a").sign());
    assertThat(client.find(filter().ids(note))).containsExactly(note.id());
  }

  @Test
  void oneRequestDeletesAllThatItNames(Client client) {
    List<Signed> notes = Author.versions(author.draft(1), 20);
    notes.forEach(client::accept);
    client.accept(author.deletion(notes.toArray(Signed[]::new)).sign());
    assertThat(client.find(filter().authors(author).kinds(1))).isEmpty();
  }

  @Test
  void aDeletionPipelinedBehindItsTargetFindsIt(Client client) {
    Signed note = author.note("wrong");
    Signed deletion = author.deletion(note).sign();
    for (Signed event : List.of(note, deletion, note)) {
      client.send(event.frame());
    }
    assertThat(client.ok(note).accepted()).isTrue();
    assertThat(client.ok(deletion).accepted()).isTrue();
    assertThat(client.ok(note).prefix()).isEqualTo("blocked");
    assertThat(client.find(filter().ids(note))).isEmpty();
  }
}
