package dev.kith.relay.conformance.nip43;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.OwnRelay;
import dev.kith.relay.conformance.kit.Reasons;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.relay.conformance.sessions.Mailbox;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-43", about = "Reading where only members do")
class MembersOnlyTest {

  /// A reconciliation of one who has nothing.
  private static final String NOTHING = "6100000200";

  private final Author operator = Author.fresh();
  private final Author stranger = Author.fresh();
  private final Author member = Author.fresh();

  @Test
  void aStrangerReadsNothingInAnyWay() {
    try (OwnRelay own = start("kith.relay.access=invite", "kith.relay.readers=members")) {
      own.relay().connect(operator).accept(operator.note("for members"));
      Client client = own.relay().connect();
      refusesAll(client, "auth-required");
      client.authenticate(stranger);
      refusesAll(client, "restricted");
      new Mailbox(client, "inbox").refuse("restricted", "[\"SESSION\",\"inbox\",{}]");
      new Mailbox(client, "inbox").refuse("restricted", "[\"POLL\",\"inbox\",1]");
    }
  }

  @Test
  void aMemberReads() {
    try (OwnRelay own = start("kith.relay.access=invite", "kith.relay.readers=members")) {
      Signed note = own.relay().connect(operator).accept(operator.note("for members"));
      Client client = joined(own);
      assertThat(client.find(filter().kinds(1))).containsExactly(note.id());
      assertThat(client.count(filter().kinds(1))).isEqualTo(1);
      Mailbox mailbox = new Mailbox(client, "inbox");
      mailbox.open("\"filters\":[" + filter().kinds(1) + "]");
      mailbox.deliver(note);
    }
  }

  @Test
  void whoIsAMemberNoLongerIsToldSoAndReadsNoFurther() {
    try (OwnRelay own = start("kith.relay.access=invite", "kith.relay.readers=members")) {
      Client client = joined(own);
      client.subscribe("live", filter().kinds(1));
      Mailbox mailbox = new Mailbox(client, "inbox");
      mailbox.open("\"filters\":[" + filter().kinds(1) + "]");
      mailbox.caughtUp();
      client.send("[\"NEG-OPEN\",\"sync\"," + filter().kinds(1) + ",\"" + NOTHING + "\"]");
      client.next("NEG-MSG", "sync");

      client.accept(member.draft(28_936).tag("-").sign());
      assertThat(prefix(client.next("CLOSED", "live"))).isEqualTo("restricted");
      assertThat(prefix(client.next("REFUSED", "inbox"))).isEqualTo("restricted");
      assertThat(prefix(client.next("NEG-ERR", "sync"))).isEqualTo("restricted");

      own.relay().connect(operator).accept(operator.note("for members"));
      client.refuse("restricted", filter().kinds(1));
      assertThat(client.unread()).noneMatch(frame -> frame.verb().equals("EVENT"));
      assertThat(client.unread()).noneMatch(frame -> frame.verb().equals("DELIVER"));
    }
  }

  @Test
  void aSessionIsReadByItsOwnersMembershipAlone() {
    try (OwnRelay own = start("kith.relay.access=invite", "kith.relay.readers=members")) {
      Client client = joined(own);
      client.authenticate(stranger);
      new Mailbox(client, "inbox")
          .refuse("restricted", "[\"SESSION\",\"inbox\",{\"key\":\"" + stranger.hex() + "\"}]");
    }
  }

  @Test
  void aClosedRelayIsForMembersUnlessTheOperatorWantsReaders() {
    try (OwnRelay own = start("kith.relay.access=closed")) {
      own.relay().connect().refuse("auth-required", filter().kinds(1));
      assertThat(authRequired(own)).isTrue();
    }
    try (OwnRelay own = start("kith.relay.access=closed", "kith.relay.readers=everybody")) {
      assertThat(own.relay().connect().find(filter().kinds(1))).isEmpty();
      assertThat(authRequired(own)).isFalse();
    }
  }

  private static void refusesAll(Client client, String prefix) {
    client.refuse(prefix, filter().kinds(1));
    client.refuse(prefix, filter().kinds(1).limit(0));
    client.refuse(prefix, filter().with("search", "\"members\""));
    client.send("[\"COUNT\",\"number\"," + filter().kinds(1) + "]");
    assertThat(prefix(client.next("CLOSED", "number"))).isEqualTo(prefix);
    client.send("[\"NEG-OPEN\",\"sync\"," + filter().kinds(1) + ",\"" + NOTHING + "\"]");
    assertThat(prefix(client.next("NEG-ERR", "sync"))).isEqualTo(prefix);
  }

  private Client joined(OwnRelay own) {
    Frame invite = own.relay().connect(operator).read(filter().kinds(28_935)).getFirst();
    String code = invite.json().path(2).path("tags").path(1).path(1).asString();
    Client client = own.relay().connect(member);
    client.accept(member.draft(28_934).tag("-").tag("claim", code).sign());
    return client;
  }

  private static String prefix(Frame frame) {
    return Reasons.prefix(frame.reason());
  }

  private static boolean authRequired(OwnRelay own) {
    return own.relay().information().json().path("limitation").path("auth_required").asBoolean();
  }

  private OwnRelay start(String... options) {
    String[] all = new String[options.length + 1];
    System.arraycopy(options, 0, all, 1, options.length);
    all[0] = "kith.access.operators=" + operator.hex();
    return OwnRelay.start(all);
  }
}
