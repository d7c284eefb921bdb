package dev.kith.relay.services;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.OwnRelay;
import dev.kith.relay.conformance.kit.Signed;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// At a relay where only members write, and little.
class TrustedServicesTest {

  private static final Author SERVICE = Author.fresh();
  private static final int LINK = 21_046;
  private static final FilterJson LINKS = filter().kinds(LINK).to(SERVICE);

  @SuppressWarnings("NullAway.Init")
  private static OwnRelay relay;

  @BeforeAll
  static void start() {
    relay =
        OwnRelay.start(
            "kith.relay.services=" + SERVICE.hex(),
            "kith.relay.access=invite",
            "kith.relay.budgets.key.events=1",
            "kith.relay.budgets.key.event-burst=5");
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {31_047, 31_048})
  void whatIsTheirsIsTakenFromThemAlone(int kind) {
    try (Client service = relay.relay().connect(SERVICE);
        Client other = relay.relay().connect(Author.fresh())) {
      service.accept(SERVICE.draft(kind).tag("d", "x").sign());
      other.refuse("restricted", Author.fresh().draft(kind).tag("d", "x").sign());
    }
  }

  @Test
  void whatIsTheRelaysIsNotTakenFromThem() {
    try (Client service = relay.relay().connect(SERVICE)) {
      service.refuse("restricted", SERVICE.draft(LINK).sign());
      service.refuse("restricted", SERVICE.draft(4_047).sign());
    }
  }

  @Test
  void theyHaveNoBudget() {
    try (Client service = relay.relay().connect(SERVICE)) {
      IntStream.range(0, 50).forEach(i -> service.accept(SERVICE.note("probe " + i)));
    }
  }

  @Test
  void theyAreToldWhenTheFirstConnectionOfAKeyComesAndTheLastOneGoes() {
    Author agent = Author.fresh();
    try (Client service = relay.relay().connect(SERVICE)) {
      service.subscribe("links", LINKS);
      Client first = relay.relay().connect(agent);
      assertThat(link(service, agent)).contains("[\"link\",\"up\"]");
      Client second = relay.relay().connect(agent);
      first.leave();
      second.leave();
      assertThat(link(service, agent))
          .contains("[\"link\",\"down\"]", "[\"cause\",\"closed\"]")
          .contains("\"pubkey\":\"" + relay.relay().itself().hex());
      service.settle();
      assertThat(service.unread()).noneMatch(frame -> frame.text().contains(agent.hex()));
    }
  }

  @Test
  void nobodyElseIs() {
    Author stranger = Author.fresh();
    try (Client service = relay.relay().connect(SERVICE);
        Client other = relay.relay().connect(stranger)) {
      other.refuse("restricted", LINKS);
      other.subscribe("all", filter().kinds(LINK, 1));
      other.subscribe("mine", filter().to(stranger));
      service.subscribe("links", LINKS);
      Author agent = Author.fresh();
      relay.relay().connect(agent).close();
      assertThat(link(service, agent)).contains("up");
      Signed note = service.accept(SERVICE.note("that is all"));
      assertThat(other.next("EVENT", "all").eventId()).isEqualTo(note.id());
    }
  }

  /// The next that is about that agent.
  private static String link(Client service, Author agent) {
    while (true) {
      Frame frame = service.next("EVENT", "links");
      if (frame.eventJson().contains("[\"agent\",\"" + agent.hex() + "\"]")) {
        return frame.eventJson();
      }
    }
  }
}
