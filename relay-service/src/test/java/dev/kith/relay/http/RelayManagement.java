package dev.kith.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.testkit.http.Keys;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls of NIP-86 by an operator.
record RelayManagement(RunningRelay relay) {

  static final String RPC = "application/nostr+json+rpc";

  private record Call(String method, List<Object> params) {}

  JsonNode result(String method, Object... params) throws Exception {
    JsonNode answer = answer(method, params);
    assertThat(answer.has("error")).as("%s", answer).isFalse();
    return answer.path("result");
  }

  String error(String method, Object... params) throws Exception {
    JsonNode answer = answer(method, params);
    assertThat(answer.has("result")).as("%s", answer).isFalse();
    return answer.path("error").asString();
  }

  private JsonNode answer(String method, Object... params) throws Exception {
    String body = JsonMapper.shared().writeValueAsString(new Call(method, List.of(params)));
    HttpResponse<String> response = SignedHttp.send(relay, Keys.OPERATOR, "POST", "/", RPC, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body());
  }
}
