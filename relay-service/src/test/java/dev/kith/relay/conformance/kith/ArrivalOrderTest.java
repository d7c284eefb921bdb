package dev.kith.relay.conformance.kith;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Signed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "Order on one connection", about = "Pipelined frames")
class ArrivalOrderTest {

  private final Author author = Author.fresh();

  @RepeatedTest(5)
  void answersComeInTheOrderOfTheirFrames(Client client) {
    Signed good = author.note("good");
    Signed changed = author.note("x").with("\"content\":\"x\"", "\"content\":\"y\"");
    Signed badlySigned = badlySigned(author.note("bad"));

    client.send(good.frame());
    client.send(badlySigned.frame());
    client.send(changed.frame());
    client.send("nonsense");
    client.send("[\"REQ\",\"broken\",{\"kinds\":1}]");
    client.send(good.frame());
    client.send(Client.request("s", filter().authors(author)));

    assertThat(client.next().is("OK", good.id())).isTrue();
    assertThat(client.next().is("OK", badlySigned.id())).isTrue();
    assertThat(client.next().is("OK", changed.id())).isTrue();
    assertThat(client.next().verb()).isEqualTo("NOTICE");
    assertThat(client.next().is("CLOSED", "broken")).isTrue();
    assertThat(client.next().reason()).startsWith("duplicate: ");
    assertThat(client.next().eventId()).isEqualTo(good.id());
    assertThat(client.next().is("EOSE", "s")).isTrue();
  }

  @RepeatedTest(5)
  void aRequestBetweenTwoEventsHasTheFirstAndGetsTheSecondOnce(Client client) {
    Signed first = author.draft(1).ago(1).sign();
    Signed second = author.note("second");
    client.send(first.frame());
    client.send(Client.request("s", filter().authors(author)));
    client.send(second.frame());

    List<String> frames = new ArrayList<>();
    while (frames.size() < 3) {
      Frame frame = client.nextOf("s");
      frames.add(frame.verb().equals("EOSE") ? "EOSE" : frame.eventId());
    }
    assertThat(frames).containsExactlyInAnyOrder(first.id(), "EOSE", second.id());
    assertThat(frames.indexOf(first.id())).isLessThan(frames.indexOf("EOSE"));
    assertThat(client.ok(first).accepted()).isTrue();
    assertThat(client.ok(second).accepted()).isTrue();
  }

  @Test
  void aLongPipelineIsAnsweredInItsOrder(Client client) {
    List<Signed> events = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Signed event = author.draft(i % 7 == 0 ? 20_001 : 1).content("number " + i).sign();
      events.add(i % 5 == 0 ? badlySigned(event) : event);
    }
    events.forEach(event -> client.send(event.frame()));
    events.forEach(event -> assertThat(client.next().is("OK", event.id())).isTrue());
  }

  @Test
  void aRequestSeesWhatTheSameConnectionWroteBefore(Client client) {
    Signed note = author.note("mine");
    Signed old = author.draft(10_002).ago(1).sign();
    Signed list = author.draft(10_002).sign();
    Signed deletion = author.deletion(note).at(note.createdAt()).sign();
    for (Signed event : List.of(old, note, list, deletion)) {
      client.send(event.frame());
    }
    assertThat(client.find(filter().authors(author)))
        .containsExactlyInAnyOrder(list.id(), deletion.id());
    for (Signed event : List.of(old, note, list, deletion)) {
      assertThat(client.ok(event).accepted()).isTrue();
    }
  }

  @Test
  void whatFollowsAProofHasItsRights(Client client) {
    Signed guarded = author.draft(1).tag("-").sign();
    Signed proof = client.proof(author).sign();
    client.send(guarded.frame());
    client.send("[\"AUTH\"," + proof.json() + "]");
    client.send(guarded.frame());
    client.send(Client.request("inbox", filter().kinds(1_059).to(author)));

    assertThat(client.ok(guarded).prefix()).isEqualTo("auth-required");
    assertThat(client.ok(proof).accepted()).isTrue();
    assertThat(client.ok(guarded).accepted()).isTrue();
    client.next("EOSE", "inbox");
  }

  @Test
  void nothingComesForASubscriptionOnceItsCloseIsRead(Client client, Client publisher) {
    client.subscribe("closed", filter().authors(author));
    client.subscribe("open", filter().authors(author));
    client.close("closed");
    client.settle();
    publisher.accept(author.note("late"));
    client.next("EVENT", "open");
    client.settle();
    assertThat(client.unread()).extracting(Frame::subject).doesNotContain("closed");
  }

  @Test
  void connectionsDoNotWaitForEachOther(Client busy, Client other) {
    for (Signed event : Author.versions(author.draft(1), 200)) {
      busy.send(event.frame());
    }
    Signed note = other.accept(Author.fresh().note("in between"));
    assertThat(other.find(filter().ids(note))).containsExactly(note.id());
    busy.settle();
    for (int i = 0; i < 200; i++) {
      assertThat(busy.next("OK").json().get(2).booleanValue()).isTrue();
    }
  }

  /// Its id is right, its signature that of another event.
  private Signed badlySigned(Signed event) {
    String other = author.note("another").json();
    return event.with(signature(event.json()), signature(other));
  }

  private static String signature(String json) {
    return json.replaceFirst("(?s).*\"sig\":\"([0-9a-f]{128})\".*", "$1");
  }
}
