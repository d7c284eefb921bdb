package dev.kith.relay.conformance.nip43;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.OwnRelay;
import dev.kith.relay.conformance.kit.Signed;
import java.util.List;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-43", about = "Inviting")
class InvitingTest {

  private final Author operator = Author.fresh();
  private final Author guest = Author.fresh();
  private final Author other = Author.fresh();

  @Test
  void whoMayInviteIsGivenACodeThatLetsOneKeyIn() {
    try (OwnRelay own = invites()) {
      Client host = own.relay().connect(operator);
      List<Frame> invites = host.read(filter().kinds(28_935));
      assertThat(invites).hasSize(1);
      assertThat(invites.getFirst().json().path(2).path("pubkey").asString())
          .isEqualTo(own.relay().itself().hex());
      Client client = own.relay().connect(guest);
      client.refuse("restricted", guest.note("hello"));
      client.accept(join(guest, claim(invites.getFirst())));
      client.accept(guest.note("hello"));
      own.relay().connect(other).refuse("restricted", join(other, claim(invites.getFirst())));
    }
  }

  @Test
  void aCodeIsHandedOutAgainUntilItIsUsed() {
    try (OwnRelay own = invites()) {
      Client host = own.relay().connect(operator);
      String first = claim(host.read(filter().kinds(28_935)).getFirst());
      assertThat(claim(host.read(filter().kinds(28_935)).getFirst())).isEqualTo(first);
      own.relay().connect(guest).accept(join(guest, first));
      assertThat(claim(host.read(filter().kinds(28_935)).getFirst())).isNotEqualTo(first);
    }
  }

  @Test
  void theInviteComesBeforeWhatIsStored() {
    try (OwnRelay own = invites()) {
      Client host = own.relay().connect(operator);
      Signed note = host.accept(operator.note("stored"));
      List<Frame> found = host.subscribe("both", filter().kinds(1, 28_935));
      assertThat(found).hasSize(2);
      assertThat(found.getFirst().json().path(2).path("kind").asInt()).isEqualTo(28_935);
      assertThat(found.getLast().eventId()).isEqualTo(note.id());
      Signed live = host.accept(operator.note("live"));
      assertThat(host.next("EVENT", "both").eventId()).isEqualTo(live.id());
    }
  }

  @Test
  void anInviteHasToMatchTheOtherConditionsToo() {
    try (OwnRelay own = invites()) {
      Client host = own.relay().connect(operator);
      Author itself = own.relay().itself();
      assertThat(host.find(filter().kinds(28_935).authors(itself))).hasSize(1);
      assertThat(host.find(filter().kinds(28_935).authors(other))).isEmpty();
      assertThat(host.find(filter().kinds(28_935).limit(0))).isEmpty();
      assertThat(host.count(filter().kinds(28_935))).isZero();
    }
  }

  @Test
  void nobodyElseIsGivenACode() {
    try (OwnRelay own = invites()) {
      Client client = own.relay().connect();
      client.refuse("auth-required", filter().kinds(28_935));
      assertThat(client.read(filter().kinds(1, 28_935))).isEmpty();
      client.authenticate(guest);
      client.refuse("restricted", filter().kinds(28_935));
      assertThat(client.read(filter().kinds(1, 28_935))).isEmpty();
    }
  }

  @Test
  void membersInviteWhereTheOperatorLetsThem() {
    try (OwnRelay own = invites("kith.relay.inviters=members")) {
      String first = claim(own.relay().connect(operator).read(filter().kinds(28_935)).getFirst());
      Client member = own.relay().connect(guest);
      member.accept(join(guest, first));
      String second = claim(member.read(filter().kinds(28_935)).getFirst());
      assertThat(second).isNotEqualTo(first);
      member.accept(guest.draft(28_936).tag("-").sign());
      member.refuse("restricted", filter().kinds(28_935));
      own.relay().connect(other).refuse("restricted", join(other, second));
    }
  }

  @Test
  void aRelayThatNobodyJoinsHasNoCodes() {
    try (OwnRelay own =
        OwnRelay.start("kith.relay.access=closed", "kith.access.operators=" + operator.hex())) {
      own.relay().connect(operator).refuse("restricted", filter().kinds(28_935));
    }
  }

  @Test
  void onlyTheRelayPublishesInvites() {
    try (OwnRelay own = invites()) {
      own.relay().connect(operator).refuse("restricted", operator.draft(28_935).tag("-").sign());
    }
  }

  private OwnRelay invites(String... options) {
    String[] all = new String[options.length + 2];
    System.arraycopy(options, 0, all, 2, options.length);
    all[0] = "kith.relay.access=invite";
    all[1] = "kith.access.operators=" + operator.hex();
    return OwnRelay.start(all);
  }

  private static String claim(Frame invite) {
    return invite
        .json()
        .path(2)
        .path("tags")
        .valueStream()
        .filter(tag -> tag.path(0).asString().equals("claim"))
        .findFirst()
        .orElseThrow()
        .path(1)
        .asString();
  }

  private static Signed join(Author author, String code) {
    return author.draft(28_934).tag("-").tag("claim", code).sign();
  }
}
