package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Signed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-01", about = "Live events")
class LiveTest {

  private final Author author = Author.fresh();

  @Test
  void whatComesInWhileARequestIsAnsweredIsNeitherLostNorDoubled(Client publisher, Client reader) {
    int count = 400;
    int subscriptions = 20;
    List<Signed> events =
        IntStream.range(0, count)
            .mapToObj(i -> author.draft(1).at(1_700_000_000 + i).sign())
            .toList();
    for (int i = 0; i < count; i++) {
      publisher.send(events.get(i).frame());
      if (i % (count / subscriptions) == 0) {
        reader.send(Client.request("s" + i, filter().authors(author)));
      }
    }
    events.forEach(event -> assertThat(publisher.ok(event).accepted()).isTrue());

    for (int i = 0; i < count; i += count / subscriptions) {
      List<String> stored = new ArrayList<>();
      List<String> live = new ArrayList<>();
      boolean eose = false;
      while (stored.size() + live.size() < count || !eose) {
        Frame frame = reader.nextOf("s" + i);
        eose |= frame.verb().equals("EOSE");
        if (frame.verb().equals("EVENT")) {
          (eose ? live : stored).add(frame.eventId());
        }
      }
      // Times rise with each event: the stored ones are a head of the list, newest first.
      List<String> all = new ArrayList<>(stored.reversed());
      all.addAll(live);
      assertThat(all).isEqualTo(events.stream().map(Signed::id).toList());
    }
    reader.settle();
    assertThat(reader.unread()).noneMatch(frame -> frame.verb().equals("EVENT"));
  }

  @Test
  void aClientHearsItsOwnEvents(Client client) {
    client.subscribe("own", filter().authors(author));
    Signed note = client.accept(author.note("echo"));
    assertThat(client.next("EVENT", "own").eventJson()).isEqualTo(note.json());
  }

  @Test
  void eventsOfOneConnectionComeInTheirOrder(Client publisher, Client listener) {
    listener.subscribe("order", filter().authors(author));
    List<Signed> events = Author.versions(author.draft(1), 100).reversed();
    events.forEach(event -> publisher.send(event.frame()));
    events.forEach(
        event -> assertThat(listener.next("EVENT", "order").eventId()).isEqualTo(event.id()));
    events.forEach(event -> assertThat(publisher.ok(event).accepted()).isTrue());
  }

  @Test
  void whatIsNotAcceptedAnewIsNotDelivered(Client publisher, Client listener) {
    Signed note = publisher.accept(author.note("known"));
    Signed list = publisher.accept(author.draft(10_002).sign());
    listener.subscribe("news", filter().authors(author).limit(0));

    publisher.publish(note);
    publisher.publish(list);
    publisher.refuse("duplicate", author.draft(10_002).ago(5).sign());
    publisher.refuse("invalid", author.note("a").with("\"content\":\"a\"", "\"content\":\"b\""));
    Signed news = publisher.accept(author.note("news"));
    assertThat(listener.next("EVENT", "news").eventId()).isEqualTo(news.id());
  }

  @Test
  void ephemeralEventsAreDeliveredAndNotStored(Client publisher, Client listener) {
    listener.subscribe("ephemeral", filter().authors(author).kinds(20_000, 29_999));
    Signed first = publisher.accept(author.draft(20_000).sign());
    Signed last = publisher.accept(author.draft(29_999).sign());
    assertThat(listener.next("EVENT", "ephemeral").eventId()).isEqualTo(first.id());
    assertThat(listener.next("EVENT", "ephemeral").eventId()).isEqualTo(last.id());
    assertThat(listener.find(filter().authors(author))).isEmpty();
    assertThat(listener.find(filter().ids(first, last))).isEmpty();
  }
}
