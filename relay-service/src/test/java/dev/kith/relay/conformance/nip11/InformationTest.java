package dev.kith.relay.conformance.nip11;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Relay;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Conformance(chapter = "NIP-11", about = "Claims", source = Source.RELAY_TESTER)
class InformationTest {

  @Test
  void nip11Provided(Relay relay) {
    assertThat(relay.information().response().statusCode()).isEqualTo(200);
    assertThat(relay.information().json().isObject()).isTrue();
  }

  @Test
  void claimsSupportForNip9(Relay relay) {
    assertThat(claims(relay, 9)).isTrue();
  }

  @Test
  void claimsSupportForNip11(Relay relay) {
    assertThat(claims(relay, 11)).isTrue();
  }

  @Test
  void claimsSupportForNip40(Relay relay) {
    assertThat(claims(relay, 40)).isTrue();
  }

  @Test
  void claimsSupportForNip42(Relay relay) {
    assertThat(claims(relay, 42)).isTrue();
  }

  @Test
  void claimsSupportForNip45(Relay relay) {
    assertThat(claims(relay, 45)).isTrue();
  }

  @Test
  void claimsSupportForNip50(Relay relay) {
    assertThat(claims(relay, 50)).isTrue();
  }

  private static boolean claims(Relay relay, int nip) {
    JsonNode nips = relay.information().json().path("supported_nips");
    return nips.valueStream().anyMatch(claimed -> claimed.isInt() && claimed.intValue() == nip);
  }
}
