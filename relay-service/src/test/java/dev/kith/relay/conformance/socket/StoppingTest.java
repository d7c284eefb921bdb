package dev.kith.relay.conformance.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A relay that stops tells its clients, those included that come at that very moment.
class StoppingTest {

  private static final int MOST = 10_000;

  @Test
  void whoConnectsWhileTheRelayStopsIsTold() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      RunningRelay relay = RunningRelay.start();
      List<CompletableFuture<String>> farewells = new ArrayList<>();
      CompletableFuture<Void> stop = null;
      for (int i = 0; i < MOST && (stop == null || !stop.isDone()); i++) {
        Ears ears = new Ears();
        try {
          http.newWebSocketBuilder().buildAsync(relay.url(), ears).join();
          farewells.add(ears.farewell);
        } catch (CompletionException noLongerThere) {
          break;
        }
        if (i == 20) {
          stop = CompletableFuture.runAsync(relay::close);
        }
      }
      for (CompletableFuture<String> farewell : farewells) {
        assertThat(farewell.get(1, TimeUnit.MINUTES)).isEqualTo("1001 the relay stops");
      }
    }
  }

  private static final class Ears implements WebSocket.Listener {

    private final CompletableFuture<String> farewell = new CompletableFuture<>();

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      farewell.complete(code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable broken) {
      farewell.complete(broken.toString());
    }
  }
}
