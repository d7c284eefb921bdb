package dev.kith.relay.conformance.nip09;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Deviation;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-09", about = "Deletion", source = Source.RELAY_TESTER)
class DeletingTest {

  private static final int ARTICLE = 30_023;

  private final Author author = Author.fresh();
  private final Author other = Author.fresh();
  private final Draft article = author.draft(ARTICLE).tag("d", "text");
  private final Draft deletion = author.deletion().tag("a", author.address(ARTICLE, "text"));

  @Test
  void deleteById(Client client) {
    Signed note = client.accept(author.note("wrong"));
    client.accept(author.deletion(note).sign());
    assertThat(client.find(filter().ids(note))).isEmpty();
  }

  @Test
  void deleteByAddr(Client client) {
    Signed event = client.accept(article.sign());
    client.accept(deletion.sign());
    assertThat(client.find(filter().ids(event))).isEmpty();
  }

  @Test
  void deleteByAddrOnlyDeletesOlder(Client client) {
    client.accept(article.ago(300).sign());
    Signed newer = client.accept(article.ago(60).sign());
    client.accept(deletion.ago(180).sign());
    assertThat(client.find(filter().authors(author).kinds(ARTICLE))).containsExactly(newer.id());
  }

  @Test
  void deleteByAddrIsBoundByTag(Client client) {
    Signed event = client.accept(article.sign());
    Signed ofAnother = client.accept(other.draft(ARTICLE).tag("d", "text").ago(1).sign());
    Signed withAnotherD = client.accept(author.draft(ARTICLE).tag("d", "texts").ago(2).sign());
    Signed ofAnotherKind = client.accept(author.draft(30_024).tag("d", "text").ago(3).sign());
    client.accept(deletion.sign());
    assertThat(client.find(filter().ids(event, ofAnother, withAnotherD, ofAnotherKind)))
        .containsExactly(ofAnother.id(), withAnotherD.id(), ofAnotherKind.id());
  }

  @Test
  void deleteByIdOfOthers(Client client) {
    Signed note = client.accept(other.note("not yours"));
    client.accept(author.deletion(note).sign());
    assertThat(client.find(filter().ids(note))).containsExactly(note.id());
  }

  @Test
  void deleteByAddrOfOthers(Client client) {
    Signed event = client.accept(other.draft(ARTICLE).tag("d", "text").sign());
    client.accept(author.deletion().tag("a", other.address(ARTICLE, "text")).sign());
    assertThat(client.find(filter().ids(event))).containsExactly(event.id());
  }

  @Test
  void resubmissionOfDeletedById(Client client) {
    Signed note = client.accept(author.note("wrong"));
    client.accept(author.deletion(note).sign());
    client.refuse("blocked", note);
    assertThat(client.find(filter().ids(note))).isEmpty();
  }

  @Test
  void resubmissionOfOlderDeletedByAddr(Client client) {
    client.accept(deletion.sign());
    client.refuse("blocked", article.ago(60).sign());
  }

  @Test
  void submissionOfNewerDeletedByAddr(Client client) {
    client.accept(deletion.ago(60).sign());
    client.accept(article.sign());
  }

  @Test
  @Deviation("kept: a reaction is its author's, who did not ask")
  void deletePropogatesToReferrers(Client client) {
    Signed note = client.accept(author.note("wrong"));
    Signed reaction = client.accept(other.draft(7).tag("e", note.id()).sign());
    client.accept(author.deletion(note).sign());
    assertThat(client.find(filter().tag("e", note.id()).kinds(7))).containsExactly(reaction.id());
  }
}
