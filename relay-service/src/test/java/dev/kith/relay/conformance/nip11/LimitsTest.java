package dev.kith.relay.conformance.nip11;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Literal;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every limit that the document states is kept to exactly, and the one beyond it is refused.
@Conformance(chapter = "NIP-11", about = "Stated limits")
class LimitsTest {

  private final Author author = Author.fresh();

  @Test
  void noLimitIsStatedThatIsNotExceededHere(Relay relay) {
    assertThat(relay.information().json().path("limitation").propertyNames())
        .containsExactlyInAnyOrder(
            "max_message_length",
            "max_subscriptions",
            "max_limit",
            "default_limit",
            "max_subid_length",
            "max_event_tags",
            "created_at_upper_limit",
            "auth_required",
            "payment_required",
            "restricted_writes");
  }

  @Test
  void maxMessageLength(Relay relay, Client client) {
    int most = relay.information().limit("max_message_length");
    client.accept(withFrameOf(most));
    Signed tooLong = withFrameOf(most + 1);
    client.send(tooLong.frame());
    assertThat(client.next().reason()).startsWith("invalid: ").contains(Integer.toString(most));
    assertThat(client.find(filter().ids(tooLong))).isEmpty();
  }

  @Test
  void maxSubscriptions(Relay relay, Client client) {
    int most = relay.information().limit("max_subscriptions");
    for (int i = 0; i < most; i++) {
      client.subscribe("s" + i, filter().authors(author));
    }
    client.send(Client.request("one more", filter().authors(author)));
    assertThat(client.next("CLOSED", "one more").reason()).startsWith("rate-limited: ");

    // An id that is open may be opened anew, and closing one makes room.
    client.subscribe("s0", filter().kinds(1).authors(author));
    client.close("s1");
    client.subscribe("one more", filter().authors(author));
  }

  @Test
  void maxLimitAndDefaultLimit(Relay relay, Client client) {
    int most = relay.information().limit("max_limit");
    int usual = relay.information().limit("default_limit");
    Signed[] events =
        IntStream.rangeClosed(0, most)
            .mapToObj(i -> author.draft(1).at(1_700_000_000 + i).sign())
            .toArray(Signed[]::new);
    Arrays.stream(events).forEach(event -> client.send(event.frame()));
    Arrays.stream(events).forEach(event -> assertThat(client.ok(event).accepted()).isTrue());

    FilterJson own = filter().authors(author);
    assertThat(client.find(own.limit(most + 1)))
        .hasSize(most)
        .startsWith(events[most].id())
        .endsWith(events[1].id());
    assertThat(client.find(own.limit(most))).hasSize(most);
    assertThat(client.find(own)).hasSize(usual).startsWith(events[most].id());
    assertThat(client.find(own.limit(Integer.MAX_VALUE))).hasSize(most);
    assertThat(client.find(own.with("limit", "99999999999"))).hasSize(most);
  }

  @Test
  void maxSubidLength(Relay relay, Client client) {
    int most = relay.information().limit("max_subid_length");
    client.subscribe("i".repeat(most), filter().authors(author));
    String tooLong = "i".repeat(most + 1);
    client.send(Client.request(tooLong, filter().authors(author)));
    assertThat(client.next("CLOSED", tooLong).reason()).startsWith("invalid: ");
  }

  @Test
  void maxEventTags(Relay relay, Client client) {
    int most = relay.information().limit("max_event_tags");
    client.accept(withTags(most));
    client.refuse("invalid", withTags(most + 1));
  }

  @Test
  void createdAtUpperLimit(Relay relay, Client client) {
    int most = relay.information().limit("created_at_upper_limit");
    client.accept(author.draft(1).ago(-most).sign());
    client.refuse("invalid", author.draft(1).ago(-most - 30).sign());
  }

  @Test
  void nobodyHasToAuthenticateOrPayToWriteAndRead(Relay relay, Client client) {
    for (String demand : new String[] {"auth_required", "payment_required", "restricted_writes"}) {
      assertThat(relay.information().json().path("limitation").path(demand).booleanValue())
          .as(demand)
          .isFalse();
    }
    Signed note = client.accept(author.note("from anybody"));
    assertThat(client.find(filter().ids(note))).containsExactly(note.id());
  }

  @Test
  void maxFilters(Relay relay, Client client) {
    int most = relay.information().json().path("kith").path("max_filters").intValue();
    FilterJson[] filters = new FilterJson[most];
    Arrays.fill(filters, filter().authors(author));
    assertThat(client.find(filters)).isEmpty();
    FilterJson[] tooMany = Arrays.copyOf(filters, most + 1);
    tooMany[most] = filter();
    client.refuse("invalid", tooMany);
  }

  @Test
  void maxFilterValues(Relay relay, Client client) {
    int most = relay.information().json().path("kith").path("max_filter_values").intValue();
    assertThat(client.find(withValues(most - 1))).isEmpty();
    client.refuse("invalid", withValues(most));
  }

  private FilterJson withValues(int values) {
    String[] topics = IntStream.range(0, values).mapToObj(Integer::toString).toArray(String[]::new);
    return filter().authors(author).tag("t", topics);
  }

  private Signed withTags(int count) {
    String tags =
        IntStream.range(0, count)
            .mapToObj(i -> "[\"x\"]")
            .collect(Collectors.joining(",", "[", "]"));
    return Literal.by(author).tags(tags).sign();
  }

  /// An event whose `EVENT` frame has exactly that many bytes.
  private Signed withFrameOf(int bytes) {
    int empty = author.note("").frame().length();
    return author.note("x".repeat(bytes - empty));
  }
}
