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

@Conformance(chapter = "NIP-09", about = "Scenarios", source = Source.NETSTR)
class ScenariosTest {

  private static final String UNKNOWN = "f".repeat(64);

  private final Author alice = Author.fresh();
  private final Author bob = Author.fresh();

  @Test
  void deletionRemovesReferencedRegularEventsAndIsItselfBroadcast(Client client, Client listener) {
    listener.subscribe("live", filter().authors(alice).kinds(5));
    Signed hello = client.accept(alice.draft(1).content("Hello").ago(10).sign());
    Signed later = client.accept(alice.draft(1).content("Later").sign());
    Signed deletion = client.accept(alice.deletion(hello).tag("e", UNKNOWN).ago(5).sign());

    assertThat(listener.next("EVENT", "live").eventId()).isEqualTo(deletion.id());
    assertThat(client.find(filter().authors(alice))).containsExactly(later.id(), deletion.id());
  }

  @Test
  void deletionRemovesReferencedReplaceableEventsAndIsItselfBroadcast(Client client) {
    Signed newer = bob.draft(10_000).sign();
    Signed newerB = bob.draft(30_000).tag("d", "b").sign();
    client.accept(bob.draft(0).ago(2).sign());
    client.accept(newer);
    client.accept(bob.draft(30_000).tag("d", "a").ago(5).sign());
    client.accept(newerB);
    Draft request = bob.deletion().ago(1);
    client.accept(request.tag("a", bob.address(0, "")).sign());
    client.accept(request.tag("a", bob.address(10_000, "")).sign());
    client.accept(request.tag("a", bob.address(30_000, "a")).sign());
    client.accept(request.tag("a", bob.address(30_000, "b")).sign());
    client.refuse("blocked", bob.draft(30_000).tag("d", "a").ago(4).sign());

    assertThat(client.find(filter().authors(bob).kinds(0, 10_000, 30_000)))
        .containsExactlyInAnyOrder(newer.id(), newerB.id());
    assertThat(client.find(filter().authors(bob).kinds(5))).hasSize(4);
  }

  @Test
  @Deviation("a request that names a foreign event too is accepted and deletes the own ones")
  void itIsNotAllowedToDeleteSomeoneElsesEvents(Client client) {
    Signed ofAlice = client.accept(alice.note("Hello"));
    Signed ofAliceToo = client.accept(alice.draft(30_000).tag("d", "a").sign());
    Signed ofBob = client.accept(bob.note("Hello 1"));
    Signed ofBobToo = client.accept(bob.draft(30_000).tag("d", "a").sign());
    client.accept(bob.deletion(ofBob, ofAlice).sign());
    client.accept(
        bob.deletion()
            .tag("a", bob.address(30_000, "a"))
            .tag("a", alice.address(30_000, "a"))
            .sign());

    assertThat(client.find(filter().ids(ofAlice, ofAliceToo, ofBob, ofBobToo)))
        .containsExactlyInAnyOrder(ofAlice.id(), ofAliceToo.id());
  }

  @Test
  void deletingADeletionHasNoEffect(Client client) {
    Signed hello = client.accept(alice.note("Hello"));
    Signed deletion = client.accept(alice.deletion(hello).sign());
    client.accept(alice.deletion(deletion).sign());

    assertThat(client.find(filter().ids(hello, deletion))).containsExactly(deletion.id());
    client.refuse("blocked", hello);
  }

  @Test
  void resubmissionOfDeletedEventIsRejected(Client client) {
    Signed hello = client.accept(alice.note("Hello"));
    client.accept(alice.deletion(hello).sign());
    client.refuse("blocked", hello);
    assertThat(client.find(filter().authors(alice).kinds(1))).isEmpty();
  }
}
