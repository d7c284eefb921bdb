package dev.kith.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  private static final byte[] JSON =
      bytes("{\"a\":[1],\"items\":[{\"b\":[\"x\"],\"c\":{}},\"y\",null],\"o\":{\"p\":\"q\"}}");

  @Test
  void theElementsOfAnArrayComeAsTheyAre() {
    assertThat(JsonText.elements(JSON, "items"))
        .containsExactly("{\"b\":[\"x\"],\"c\":{}}", "\"y\"", "null");
  }

  @Test
  void whereThereIsNoneThereAreNoElements() {
    assertThat(JsonText.elements(JSON, "o")).isEmpty();
    assertThat(JsonText.elements(JSON, "nothing")).isEmpty();
    assertThat(JsonText.elements(bytes("{\"items\":[1,"), "items")).isEmpty();
    assertThat(JsonText.elements(bytes(""), "items")).isEmpty();
  }

  @Test
  void anObjectComesAsItIs() {
    assertThat(JsonText.object(JSON, "o")).isEqualTo("{\"p\":\"q\"}");
    assertThat(JsonText.object(JSON, "a")).isEqualTo("{}");
    assertThat(JsonText.object(bytes("{\"o\":"), "o")).isEqualTo("{}");
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
