package dev.kith.servicekit.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.servicekit.tiny.TinyService;
import dev.kith.testkit.http.Authorization;
import dev.kith.testkit.http.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tiny service in a process of its own, with logs for programs.
class StructuredLogTest {

  private static final Pattern LISTENS = Pattern.compile("listens on 127\\.0\\.0\\.1:(\\d+)");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path directory;

  @Test
  void eachLineIsAnObjectThatSaysWhatItIsAbout() throws Exception {
    Process process = launch();
    try {
      awaitLines(1);
      Matcher port = LISTENS.matcher(lines().getFirst().path("message").asString());
      assertThat(port.find()).isTrue();
      deleteNotes("http://127.0.0.1:" + port.group(1) + "/v1/notes");
      awaitLines(2);
    } finally {
      process.destroy();
      process.waitFor();
    }

    JsonNode audit = lines().get(1);
    assertThat(audit.path("message").asString()).startsWith("DELETE /v1/notes by ");
    assertThat(audit.path("kith").path("agent").asString()).isEqualTo(Keys.OWNER.publicKey().hex());
    assertThat(audit.path("kith").path("request").asString()).isNotEmpty();
  }

  private static void deleteNotes(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header(
                "Authorization",
                Authorization.of("DELETE", url, Instant.now()).headerBy(Keys.OWNER))
            .DELETE()
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }
  }

  private void awaitLines(int number) {
    await().atMost(PATIENCE).until(() -> lines().size() >= number);
  }

  private List<JsonNode> lines() throws IOException {
    String text = Files.readString(file());
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .map(line -> JsonMapper.shared().readTree(line))
        .toList();
  }

  private Path file() {
    return directory.resolve("output");
  }

  private Process launch() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            TinyService.class.getName(),
            "--server.port=0",
            "--logging.structured.format.console=ecs",
            "--kith.access.owners=" + Keys.OWNER.publicKey().hex());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(file().toFile())
        .start();
  }
}
