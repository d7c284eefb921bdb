package dev.kith.servicekit.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.model.crypto.KeyPair;
import dev.kith.servicekit.tiny.RunningService;
import dev.kith.testkit.http.Keys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AuditLogTest {

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
  void whatChangesSomethingIsALineAndNothingElseIs(CapturedOutput output) {
    assertThat(status("GET", "/v1/notes", Keys.OWNER)).isEqualTo(200);
    assertThat(status("DELETE", "/v1/notes", Keys.OPERATOR)).isEqualTo(403);
    assertThat(status("DELETE", "/v1/notes", Keys.OWNER)).isEqualTo(204);

    String line =
        "DELETE /v1/notes by %s (owner) from 127.0.0.1: 204"
            .formatted(Keys.OWNER.publicKey().hex());
    await().until(() -> output.getAll().contains(line));
    assertThat(output.getAll().lines().filter(each -> each.contains("kith.audit"))).hasSize(1);
  }

  private static int status(String method, String path, KeyPair author) {
    return service
        .send(method, path, service.authorization(method, path).headerBy(author))
        .returnResult(String.class)
        .getStatus()
        .value();
  }
}
