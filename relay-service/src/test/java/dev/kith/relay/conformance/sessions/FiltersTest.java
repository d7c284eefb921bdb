package dev.kith.relay.conformance.sessions;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "Sessions", about = "Filters")
class FiltersTest {

  private final Author sender = Author.fresh();
  private final Author reader = Author.fresh();
  private final String topic = UUID.randomUUID().toString();

  @Test
  void allOfSeveralTagsHoldForWhatIsStoredAndForWhatComes(Relay relay, Client publisher) {
    Signed both = publisher.accept(about(topic, topic + "/calm"));
    publisher.accept(about(topic), about(topic + "/calm"));
    Mailbox mailbox = mailbox(relay);
    mailbox.open(filters(all(topic, topic + "/calm")));
    mailbox.deliver(both);
    mailbox.caughtUp();
    publisher.accept(about(topic + "/calm"), about(topic));
    mailbox.deliver(publisher.accept(about(topic + "/calm", "other", topic)));
  }

  @Test
  void aValueThatMustBeThereAnywayDoesNotCountAmongThoseOfWhichOneWillDo(
      Relay relay, Client publisher) {
    Signed both = publisher.accept(about(topic, topic + "/calm"));
    publisher.accept(about(topic));
    Mailbox mailbox = mailbox(relay);
    mailbox.open(filters(all(topic).tag("t", topic, topic + "/calm")));
    mailbox.deliver(both);
    mailbox.caughtUp();
    publisher.accept(about(topic));
    mailbox.deliver(publisher.accept(about(topic + "/calm", topic)));
  }

  @Test
  void topicsHoldForWhatIsStoredAndForWhatComes(Relay relay, Client publisher) {
    Signed calm = publisher.accept(about(topic + "/calm"));
    publisher.accept(about(topic), about(topic + "/calm/deep"));
    Mailbox mailbox = mailbox(relay);
    mailbox.open(filters(topics(topic + "/+")));
    mailbox.deliver(calm);
    mailbox.caughtUp();
    publisher.accept(about(topic + "/calm/deep"), about(topic));
    mailbox.deliver(publisher.accept(about("other", topic + "/glad")));
  }

  @Test
  void topicsHoldTogetherWithTags(Relay relay, Client publisher) {
    Signed addressed = publisher.accept(sender.draft(1).tag("t", topic + "/a").to(reader).sign());
    publisher.accept(about(topic + "/a"), sender.draft(1).to(reader).sign());
    Mailbox mailbox = mailbox(relay);
    mailbox.open(filters(topics(topic + "/#").to(reader)));
    mailbox.deliver(addressed);
    mailbox.caughtUp();
  }

  @Test
  void theyAreKeptWhileNobodyIsConnected(Relay relay, Client publisher) {
    Mailbox opener = mailbox(relay);
    opener.open(filters(topics(topic + "/+"), all(topic, "urgent")), "\"from\":\"now\"");
    opener.caughtUp();
    opener.client().leave();
    publisher.accept(about(topic), about("urgent"));
    Signed calm = publisher.accept(about(topic + "/calm"));
    Signed urgent = publisher.accept(about(topic, "urgent"));
    Mailbox mailbox = mailbox(relay);
    mailbox.poll(10);
    mailbox.next("SESSION");
    mailbox.deliver(calm);
    mailbox.deliver(urgent);
    mailbox.caughtUp();
  }

  @Test
  void aSearchIsRefused(Relay relay) {
    mailbox(relay)
        .refuse(
            "unsupported",
            "[\"SESSION\",\"inbox\",{%s}]"
                .formatted(filters(FilterJson.filter().with("search", "\"bonjour\""))));
  }

  private Mailbox mailbox(Relay relay) {
    return new Mailbox(relay.connect(reader), "inbox");
  }

  private Signed about(String... topics) {
    Draft draft = sender.draft(1);
    for (String name : topics) {
      draft = draft.tag("t", name);
    }
    return draft.content(UUID.randomUUID().toString()).sign();
  }

  private static FilterJson all(String... values) {
    return FilterJson.filter().with("&t", "[\"" + String.join("\",\"", values) + "\"]");
  }

  private static FilterJson topics(String pattern) {
    return FilterJson.filter().with("topics", "[\"" + pattern + "\"]");
  }

  private static String filters(FilterJson... filters) {
    return "\"filters\":" + Arrays.toString(filters);
  }
}
