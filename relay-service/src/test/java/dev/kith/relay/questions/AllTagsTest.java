package dev.kith.relay.questions;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The draft NIP-91, with the example that it gives.
class AllTagsTest {

  private static final String BOTH = "[\"meme\",\"cat\"]";

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  private final Author alice = Author.fresh();

  @BeforeAll
  static void start() {
    relay = RunningRelay.start();
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @Test
  void allMustBeThereAndOneOfTheOthersStoredAndLive() {
    try (Asker asker = Asker.connect(relay.url());
        Asker publisher = Asker.connect(relay.url())) {
      FilterJson own = filter().authors(alice).with("&t", BOTH);
      Signed cat = publisher.accept(tagged("meme", "cat", "black"));
      publisher.accept(tagged("meme", "dog", "black"));
      Signed red = publisher.accept(tagged("cat", "red", "meme"));

      assertThat(asker.subscribe("wide", own)).containsExactlyInAnyOrder(cat.id(), red.id());
      assertThat(asker.find(own.tag("t", "meme", "cat")))
          .containsExactlyInAnyOrder(cat.id(), red.id());
      FilterJson narrow = own.tag("t", "meme", "cat", "black", "white");
      assertThat(asker.subscribe("narrow", narrow)).containsExactly(cat.id());
      assertThat(asker.find(filter().with("&t", BOTH).tag("t", "red"))).contains(red.id());
      assertThat(asker.find(filter().authors(alice).with("&t", "[]"))).isEmpty();

      publisher.accept(tagged("meme", "dog", "white"));
      Signed white = publisher.accept(tagged("meme", "white", "cat"));
      assertThat(asker.next("EVENT", "").eventId()).isEqualTo(white.id());
      assertThat(asker.next("EVENT", "").eventId()).isEqualTo(white.id());
    }
  }

  @Test
  void whoAsksForMessagesToTwoIsAskedForTheKeyOfOneOfThem() {
    Author bob = Author.fresh();
    Author carol = Author.fresh();
    FilterJson toBoth =
        filter().kinds(4040).with("&p", "[\"" + bob + "\",\"" + carol + "\"]").authors(alice);
    try (Asker asker = Asker.connect(relay.url())) {
      Signed message = asker.accept(alice.draft(4040).to(bob).to(carol).sign());
      asker.accept(alice.draft(4040).to(bob).sign());
      assertThat(asker.refusal("REQ", toBoth)).startsWith("auth-required: ");
      asker.authenticate(Author.fresh());
      assertThat(asker.refusal("REQ", toBoth)).startsWith("restricted: ");
      asker.authenticate(carol);
      assertThat(asker.find(toBoth)).containsExactly(message.id());
    }
  }

  private Signed tagged(String... topics) {
    var draft = alice.draft(1);
    for (String topic : topics) {
      draft = draft.tag("t", topic);
    }
    return draft.sign();
  }
}
