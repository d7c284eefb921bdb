package dev.kith.servicekit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.servicekit.tiny.RunningService;
import dev.kith.testkit.http.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;

class PagesTest {

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aReaderFollowsNextToTheEndOfTheList() {
    List<Object> texts = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String query = "";
    while (!query.equals("end")) {
      Map<String, Object> page = page("/v1/notes" + query);
      List<?> items = (List<?>) Objects.requireNonNull(page.get("items"));
      sizes.add(items.size());
      items.forEach(item -> texts.add(Objects.requireNonNull(((Map<?, ?>) item).get("text"))));
      query = page.containsKey("next") ? "?after=" + page.get("next") : "end";
    }

    assertThat(sizes).containsExactly(50, 50, 20);
    assertThat(texts)
        .containsExactlyElementsOf(IntStream.range(0, 120).mapToObj(n -> "note " + n).toList());
  }

  @Test
  void aPageThatEndsWithTheListHasNoNext() {
    assertThat(page("/v1/notes?limit=120")).doesNotContainKey("next");
    assertThat(page("/v1/notes?limit=119")).containsKey("next");
  }

  private static Map<String, Object> page(String path) {
    return Objects.requireNonNull(
        service
            .get(path, Keys.READER)
            .expectStatus()
            .isOk()
            .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
            .returnResult()
            .getResponseBody());
  }
}
