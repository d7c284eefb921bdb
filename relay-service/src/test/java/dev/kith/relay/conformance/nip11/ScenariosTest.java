package dev.kith.relay.conformance.nip11;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Deviation;
import dev.kith.relay.conformance.kit.Information;
import dev.kith.relay.conformance.kit.Relay;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Conformance(chapter = "NIP-11", about = "Scenarios", source = Source.NETSTR)
class ScenariosTest {

  @Test
  @Deviation("`contact` and `pubkey` are there only where an operator gave them")
  void relayInformationDocumentIsReturned(Relay relay) {
    Information information = relay.information();
    assertThat(information.response().headers().firstValue("Access-Control-Allow-Origin"))
        .contains("*");
    JsonNode json = information.json();
    for (String field : new String[] {"name", "description", "software", "version"}) {
      assertThat(json.path(field).isString()).as(field).isTrue();
    }
    assertThat(json.path("supported_nips").valueStream()).isNotEmpty().allMatch(JsonNode::isInt);
  }
}
