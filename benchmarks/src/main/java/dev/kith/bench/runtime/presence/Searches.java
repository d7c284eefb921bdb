package dev.kith.bench.runtime.presence;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Percentile;
import dev.kith.client.runtime.AuthorizationHeader;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How long one asks who can do something, on a connection that is open already.
record Searches(URI presence, KeyPair key, Signer signer) {

  /// Milliseconds from asking to the whole answer.
  ///
  /// @param percents of the samples that a figure does not exceed
  List<Double> measure(int count, int capabilities, List<Double> percents)
      throws BenchFailure, InterruptedException {
    List<Double> took = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      ask(client, "skill/0");
      for (int i = 0; i < count; i++) {
        long began = System.nanoTime();
        ask(client, "skill/" + i % capabilities);
        took.add((System.nanoTime() - began) / 1e6);
      }
    }
    List<Double> sorted = took.stream().sorted().toList();
    return percents.stream().map(percent -> Percentile.of(sorted, percent)).toList();
  }

  private void ask(HttpClient client, String capability) throws BenchFailure, InterruptedException {
    URI url = URI.create(presence + "/v1/agents?capability=" + capability);
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header(
                "Authorization",
                AuthorizationHeader.of("GET", url, null, key, signer, Instant.now()))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200 || !response.body().contains(capability)) {
        throw new BenchFailure(
            "The presence service does not find who can do %s: %d"
                .formatted(capability, response.statusCode()));
      }
    } catch (IOException gone) {
      throw new BenchFailure("The presence service has ended", gone);
    }
  }
}
