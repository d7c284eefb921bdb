package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Deviation;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Conformance(
    chapter = "NIP-01",
    about = "Replaceable and addressable events",
    source = Source.RELAY_TESTER)
class ReplacingTest {

  private static final int BOOKMARKS = 10_003;
  private static final int FOLLOW_SET = 30_000;

  private final Author author = Author.fresh();

  private final Signed olderMetadata = author.draft(0).content("{}").ago(60).sign();
  private final Signed newerMetadata = author.draft(0).content("{\"name\":\"n\"}").sign();
  private final Signed olderContacts = author.draft(3).ago(60).sign();
  private final Signed newerContacts = author.draft(3).sign();
  private final Signed olderReplaceable = author.draft(BOOKMARKS).ago(60).sign();
  private final Signed newerReplaceable = author.draft(BOOKMARKS).sign();
  private final Signed olderAddressable =
      author.draft(FOLLOW_SET).tag("d", "friends").ago(60).sign();
  private final Signed newerAddressable = author.draft(FOLLOW_SET).tag("d", "friends").sign();

  @BeforeEach
  void publish(Client client) {
    client.accept(olderMetadata, newerMetadata, olderContacts, newerContacts);
    client.accept(olderReplaceable, newerReplaceable, olderAddressable, newerAddressable);
  }

  @Test
  void acceptsMetadata(Client client) {
    assertThat(client.find(filter().ids(newerMetadata))).containsExactly(newerMetadata.id());
  }

  @Test
  void replacesMetadata(Client client) {
    assertThat(client.find(filter().kinds(0).authors(author))).containsExactly(newerMetadata.id());
  }

  @Test
  void acceptsContactlist(Client client) {
    assertThat(client.find(filter().ids(newerContacts))).containsExactly(newerContacts.id());
  }

  @Test
  void replacesContactlist(Client client) {
    assertThat(client.find(filter().kinds(3).authors(author))).containsExactly(newerContacts.id());
  }

  @Test
  void replaceableEventRemovesPrevious(Client client) {
    assertThat(client.find(filter().kinds(BOOKMARKS)))
        .contains(newerReplaceable.id())
        .doesNotContain(olderReplaceable.id());
  }

  @Test
  void replaceableEventRejectedIfFuture(Client client) {
    client.refuse("duplicate", olderReplaceable);
  }

  @Test
  void addressableEventRemovesPrevious(Client client) {
    assertThat(client.find(filter().kinds(FOLLOW_SET)))
        .contains(newerAddressable.id())
        .doesNotContain(olderAddressable.id());
  }

  @Test
  void addressableEventRejectedIfFuture(Client client) {
    client.refuse("duplicate", olderAddressable);
  }

  @Test
  void findReplaceableEvent(Client client) {
    assertThat(client.find(filter().kinds(BOOKMARKS).authors(author)))
        .containsExactly(newerReplaceable.id());
  }

  @Test
  void findAddressableEvent(Client client) {
    assertThat(client.find(filter().kinds(FOLLOW_SET).authors(author)))
        .containsExactly(newerAddressable.id());
  }

  @Test
  @Deviation("gone: NIP-01 keeps the latest only")
  void replacedEventsStillAvailableById(Client client) {
    assertThat(client.find(filter().ids(olderContacts))).isEmpty();
  }
}
