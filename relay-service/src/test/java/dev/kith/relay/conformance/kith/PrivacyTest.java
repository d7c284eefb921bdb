package dev.kith.relay.conformance.kith;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A private event beside a public one that every filter matches too: who gets both, and who the
/// public one alone.
@Conformance(chapter = "Private kinds", about = "Who reads what")
class PrivacyTest {

  enum Private {
    MESSAGE(4_040, true, true),
    VERDICT(4_041, true, true),
    COUPLING_CHANGE(4_042, true, true),
    STATE_DELTA(4_043, true, true),
    STATE_SNAPSHOT(34_043, true, true),
    RECEIPT(4_047, true, true),
    CIRCUIT_OPENED(4_048, true, true),
    DELIVERY_POLICY(11_044, true, false),
    GIFT_WRAP(1_059, false, true),
    EPHEMERAL_GIFT_WRAP(21_059, false, true);

    final int kind;
    final boolean forAuthor;
    final boolean forAddressee;

    Private(int kind, boolean forAuthor, boolean forAddressee) {
      this.kind = kind;
      this.forAuthor = forAuthor;
      this.forAddressee = forAddressee;
    }

    boolean isByTheRelay() {
      return this == RECEIPT || this == CIRCUIT_OPENED;
    }

    boolean isStored() {
      return this != EPHEMERAL_GIFT_WRAP;
    }
  }

  private final Author addressee = Author.fresh();
  private final String topic = UUID.randomUUID().toString();

  @ParameterizedTest
  @EnumSource(Private.class)
  void theUnauthenticatedDoNotGetIt(Private kind, Relay relay) {
    check(kind, relay, relay.connect(), false);
  }

  @ParameterizedTest
  @EnumSource(Private.class)
  void strangersDoNotGetIt(Private kind, Relay relay) {
    check(kind, relay, relay.connect(Author.fresh()), false);
  }

  @ParameterizedTest
  @EnumSource(Private.class)
  void theAddresseeGetsItUnlessItIsTheAuthorsAlone(Private kind, Relay relay) {
    check(kind, relay, relay.connect(addressee), kind.forAddressee);
  }

  @ParameterizedTest
  @EnumSource(
      value = Private.class,
      names = {"RECEIPT", "CIRCUIT_OPENED"},
      mode = EnumSource.Mode.EXCLUDE)
  void theAuthorGetsItUnlessItIsAWrap(Private kind, Relay relay) {
    Author author = Author.fresh();
    check(kind, author, relay.connect(), relay.connect(author), kind.forAuthor);
  }

  private void check(Private kind, Relay relay, Client reader, boolean admitted) {
    Author author = kind.isByTheRelay() ? relay.itself() : Author.fresh();
    check(kind, author, relay.connect(), reader, admitted);
  }

  private void check(
      Private kind, Author author, Client publisher, Client reader, boolean admitted) {
    Draft draft = author.draft(kind.kind).tag("d", topic).tag("t", topic).to(addressee);
    Signed hidden = draft.sign();
    Signed open = author.draft(1).tag("t", topic).to(addressee).ago(1).sign();
    Map<String, FilterJson> questions = questions(kind, author, hidden, open);

    questions.forEach((id, question) -> reader.subscribe(id, question.limit(0)));
    publisher.accept(hidden, open);
    questions.forEach((id, question) -> {
      if (admitted) {
        assertThat(reader.next("EVENT", id).eventId()).as(id).isEqualTo(hidden.id());
      }
      assertThat(reader.next("EVENT", id).eventId()).as(id).isEqualTo(open.id());
    });

    boolean found = admitted && kind.isStored();
    questions.forEach((id, question) -> {
      assertThat(reader.find(question.limit(500)).contains(hidden.id())).as(id).isEqualTo(found);
      // The hidden event is the newer one: it must not use up the limit.
      assertThat(reader.find(question.limit(1)))
          .as(id)
          .containsExactly(found ? hidden.id() : open.id());
    });
    FilterJson alone = filter().kinds(kind.kind).authors(author).to(addressee);
    assertThat(reader.findIfAllowed(alone).contains(hidden.id())).isEqualTo(found);
  }

  private Map<String, FilterJson> questions(
      Private kind, Author author, Signed hidden, Signed open) {
    Map<String, FilterJson> questions = new LinkedHashMap<>();
    questions.put("ids", filter().ids(hidden, open));
    questions.put("authors", filter().authors(author).tag("t", topic));
    questions.put("kinds", filter().kinds(kind.kind, 1).tag("t", topic));
    questions.put("addressee", filter().to(addressee));
    questions.put("tag", filter().tag("t", topic));
    questions.put(
        "times", filter().since(open.createdAt()).until(hidden.createdAt()).to(addressee));
    questions.put(
        "all", filter().ids(hidden, open).kinds(kind.kind, 1).authors(author).to(addressee));
    return questions;
  }
}
