package dev.kith.presence.transport;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Twenty members in four processes with network stacks of their own, which lose a tenth of all
/// datagrams. Where there are no namespaces, the test is skipped and says why.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NamespacesTest {

  private static final int HOSTS = 4;
  private static final int MEMBERS_OF_A_HOST = 5;
  private static final int ALL = HOSTS * MEMBERS_OF_A_HOST;

  private final List<Host> hosts = new ArrayList<>();

  /// A process and the last that it said.
  private static final class Host {

    private final Process process;
    private volatile String last = "";

    Host(Process process) {
      this.process = process;
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          last = line;
        }
      } catch (IOException ended) {
        last = "ended";
      }
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    for (Host host : hosts) {
      host.process.destroyForcibly().waitFor();
    }
  }

  @Test
  void aPartitionIsNoticedOnBothSidesAndHeals() throws Exception {
    String missing = Namespaces.missing();
    assumeTrue(missing == null, String.valueOf(missing));
    try (Namespaces network = Namespaces.create(HOSTS)) {
      try {
        for (int number = 0; number < HOSTS; number++) {
          hosts.add(start(network, number));
        }
        allSee(ALL);
        network.cut();
        allSee(ALL / 2);
        network.join();
        allSee(ALL);
        Host dead = hosts.removeLast();
        dead.process.destroyForcibly().waitFor();
        allSee(ALL - MEMBERS_OF_A_HOST);
      } finally {
        end();
      }
    }
  }

  private static Host start(Namespaces network, int number) throws IOException {
    return new Host(
        network
            .in(
                number,
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    GroupProcess.class.getName(),
                    Namespaces.address(number),
                    Integer.toString(MEMBERS_OF_A_HOST),
                    "0.1",
                    Namespaces.address(number == 0 ? 1 : 0)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /// Until the test times out.
  private void allSee(int members) {
    String line = "live %d %d".formatted(members, members);
    while (!hosts.stream().allMatch(host -> host.last.equals(line))) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
