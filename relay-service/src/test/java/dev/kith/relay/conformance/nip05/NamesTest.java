package dev.kith.relay.conformance.nip05;

import static dev.kith.relay.conformance.nip05.Named.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Relay;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Conformance(chapter = "NIP-05", about = "Names")
class NamesTest {

  private static final String NAMES = "/.well-known/nostr.json";

  @Test
  void aNameLeadsToItsKeyInHexAndToARelay(Relay relay) {
    Named named = Named.at(relay);
    JsonNode answer = json(named.ask(NAMES + "?name=" + named.name()));
    assertThat(answer.path("names").path(named.name()).asString()).isEqualTo(named.author().hex());
    String listed = answer.path("relays").path(named.author().hex()).path(0).asString();
    try (Client client = Client.connect(URI.create(listed))) {
      client.settle();
    }
  }

  @Test
  void nobodyElseIsInTheAnswer(Relay relay) {
    Named.at(relay);
    Named named = Named.at(relay);
    JsonNode answer = json(named.ask(NAMES + "?name=" + named.name()));
    assertThat(answer.path("names").propertyNames()).containsExactly(named.name());
    assertThat(answer.path("relays").propertyNames()).containsExactly(named.author().hex());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?name=", "?name=nobody", "?name=%00", "?name=a%20b"})
  void whoNamesNobodyIsToldOfNobody(String query, Relay relay) {
    Named named = Named.at(relay);
    JsonNode answer = json(named.ask(NAMES + query));
    assertThat(answer.path("names").isObject()).isTrue();
    assertThat(answer.path("names").propertyNames()).isEmpty();
    assertThat(answer.path("relays").propertyNames()).isEmpty();
  }

  @Test
  void lettersOfTheQuestionCountAsLowerCase(Relay relay) {
    Named named = Named.at(relay);
    JsonNode answer = json(named.ask(NAMES + "?name=" + named.name().toUpperCase(Locale.ROOT)));
    assertThat(answer.path("names").path(named.name()).asString()).isEqualTo(named.author().hex());
  }

  @Test
  void scriptsOfAnyOriginMayReadIt(Relay relay) {
    HttpResponse<String> plain = Named.ask(relay, NAMES + "?name=nobody");
    assertThat(plain.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    HttpResponse<String> browser =
        Named.ask(relay, NAMES + "?name=nobody", "Origin", "https://client.example");
    assertThat(browser.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/html", "application/json"})
  void itIsJsonWithoutARedirectWhateverIsAccepted(String accept, Relay relay) {
    HttpResponse<String> answer = Named.ask(relay, NAMES + "?name=nobody", "Accept", accept);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
  }

  @Test
  void theInformationDocumentClaimsIt(Relay relay) {
    assertThat(relay.information().json().path("supported_nips").valueStream())
        .anyMatch(nip -> nip.asInt(0) == 5);
  }

  @Test
  void aKeyThatVanishesHasNoName(Relay relay, Client client) {
    Named named = Named.at(relay);
    client.accept(named.author().draft(62).tag("relay", "ALL_RELAYS").sign());
    assertThat(json(named.ask(NAMES + "?name=" + named.name())).path("names").propertyNames())
        .isEmpty();
  }
}
