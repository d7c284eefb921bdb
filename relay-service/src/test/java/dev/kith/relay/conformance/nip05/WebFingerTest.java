package dev.kith.relay.conformance.nip05;

import static dev.kith.relay.conformance.nip05.Named.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.nip19.Npub;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Relay;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Conformance(chapter = "NIP-05", about = "The same by WebFinger (RFC 7033)")
class WebFingerTest {

  private static final String FINGER = "/.well-known/webfinger";

  @Test
  void anAccountIsDescribedByItsKeyAndItsRelay(Relay relay) {
    Named named = Named.at(relay);
    String account = "acct:" + named.name() + "@relay.example";
    HttpResponse<String> answer = named.ask(FINGER + "?resource=" + account);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/jrd+json");
    JsonNode description = json(answer);
    assertThat(description.path("subject").asString()).isEqualTo(account);
    assertThat(description.path("aliases").path(0).asString())
        .isEqualTo("nostr:" + new Npub(named.author().key()).text());
    assertThat(description.path("properties").path("urn:kith:pubkey").asString())
        .isEqualTo(named.author().hex());
    assertThat(description.path("links").path(0).path("rel").asString())
        .isEqualTo("urn:kith:relay");
    assertThat(description.path("links").path(0).path("href").asString()).startsWith("ws://");
  }

  @Test
  void whoAsksForARelationIsGivenLinksOfThatAlone(Relay relay) {
    Named named = Named.at(relay);
    String asked = FINGER + "?resource=acct:" + named.name() + "@relay.example&rel=";
    assertThat(json(named.ask(asked + "urn:kith:relay")).path("links").size()).isEqualTo(1);
    assertThat(json(named.ask(asked + "self")).path("links").size()).isZero();
    assertThat(json(named.ask(asked + "self&rel=urn:kith:relay")).path("links").size())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?resource=",
        "?resource=bob",
        "?resource=acct:bob",
        "?resource=acct:@relay.example",
        "?resource=acct:a%20b@relay.example",
        "?resource=acct:a@relay.example&resource=acct:b@relay.example"
      })
  void aResourceThatIsMissingOrMalformedIsRefused(String query, Relay relay) {
    assertThat(Named.ask(relay, FINGER + query).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"acct:nobody@relay.example", "https://relay.example/nobody", "mailto:a@b.example"})
  void whatIsNotKnownIsNotFound(String resource, Relay relay) {
    assertThat(Named.ask(relay, FINGER + "?resource=" + resource).statusCode()).isEqualTo(404);
  }

  @Test
  void scriptsOfAnyOriginMayReadItAndWhyThereIsNone(Relay relay) {
    Named named = Named.at(relay);
    String known = FINGER + "?resource=acct:" + named.name() + "@relay.example";
    assertThat(named.ask(known).headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly("*");
    String unknown = FINGER + "?resource=acct:nobody@relay.example";
    assertThat(
            named
                .ask(unknown, "Origin", "https://client.example")
                .headers()
                .allValues("Access-Control-Allow-Origin"))
        .containsExactly("*");
  }
}
