package dev.kith.servicekit.meters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kith.servicekit.tiny.RunningService;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Meters of a service at a collector of OpenTelemetry.
class OtlpTest {

  /// Names are UTF-8 within what is received, which is Protocol Buffers.
  private final Queue<String> received = new ConcurrentLinkedQueue<>();

  private HttpServer collector;

  @BeforeEach
  void collect() throws Exception {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/metrics",
        exchange -> {
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void stop() {
    collector.stop(0);
  }

  @Test
  void metersAreSentOnceThatIsSwitchedOnTheLastTimeWhenTheServiceStops() {
    startAndStop("management.otlp.metrics.export.enabled=true");

    assertThat(received)
        .last()
        .asString()
        .contains(HttpMeters.REPLAY_MEMORY, "service.name", "tiny");
  }

  @Test
  void nothingIsSentUnlessSomebodySaysSo() {
    startAndStop();

    assertThat(received).isEmpty();
  }

  private void startAndStop(String... switches) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "spring.application.name=tiny",
                "management.otlp.metrics.export.url=http://127.0.0.1:%d/v1/metrics"
                    .formatted(collector.getAddress().getPort())));
    options.addAll(List.of(switches));
    RunningService.start(options.toArray(String[]::new)).close();
  }
}
