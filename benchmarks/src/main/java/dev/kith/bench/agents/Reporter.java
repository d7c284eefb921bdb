package dev.kith.bench.agents;

import dev.kith.client.Agent;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;

/// The line to the harness. What has been said is in the pipe when [#say] returns, whatever then
/// becomes of this process.
final class Reporter {

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

  synchronized void say(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException nobodyListens) {
      throw new UncheckedIOException(nobodyListens);
    }
  }

  /// Keeps on standard error what there is to know of the relay.
  static void follow(Agent agent) {
    InstantSource clock = InstantSource.system();
    var _ =
        agent.news().subscribe(item -> System.err.println(clock.instant() + " " + item.sentence()));
  }

  /// Hears what the harness says, until it is gone; then this process ends.
  void listen(Consumer<String> orders) {
    var _ =
        Thread.ofPlatform()
            .daemon()
            .name("orders")
            .start(() -> {
              try (BufferedReader in =
                  new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                  orders.accept(line);
                }
              } catch (IOException gone) {
                // The same as its end.
              }
              Runtime.getRuntime().halt(0);
            });
  }
}
