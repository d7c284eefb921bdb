package dev.kith.presence.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Network namespaces of Linux, each with an address of its own, in two halves. The halves are
/// joined by one cable, which can be pulled.
final class Namespaces implements AutoCloseable {

  private final String prefix = "kith" + ProcessHandle.current().pid();
  private final int count;

  private Namespaces(int count) {
    this.count = count;
  }

  /// @param count an even number
  static Namespaces create(int count) throws IOException, InterruptedException {
    Namespaces namespaces = new Namespaces(count);
    namespaces.build();
    return namespaces;
  }

  /// Why there can be none here; null if there can.
  static @Nullable String missing() throws InterruptedException {
    try (Namespaces probe = create(2)) {
      return probe.count == 2 ? null : "no network namespaces";
    } catch (IOException refused) {
      return "network namespaces need root on Linux with ip and veth: " + refused.getMessage();
    }
  }

  static String address(int number) {
    return "10.77.0." + (number + 1);
  }

  /// Starts a program in one of them.
  ProcessBuilder in(int number, List<String> command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name(number)));
    all.addAll(command);
    return new ProcessBuilder(all);
  }

  void cut() throws IOException, InterruptedException {
    ip("-n", hub(), "link", "set", "cable0", "down");
  }

  void join() throws IOException, InterruptedException {
    ip("-n", hub(), "link", "set", "cable0", "up");
  }

  private void build() throws IOException, InterruptedException {
    try {
      ip("netns", "add", hub());
      ip("-n", hub(), "link", "add", "cable0", "type", "veth", "peer", "name", "cable1");
      for (int half = 0; half < 2; half++) {
        ip("-n", hub(), "link", "add", "half" + half, "type", "bridge");
        ip("-n", hub(), "link", "set", "half" + half, "up");
        plug("cable" + half, half);
      }
      for (int number = 0; number < count; number++) {
        add(number);
      }
    } catch (IOException refused) {
      close();
      throw refused;
    }
  }

  private void add(int number) throws IOException, InterruptedException {
    String name = name(number);
    ip("netns", "add", name);
    ip(
        "link",
        "add",
        "eth0",
        "netns",
        name,
        "type",
        "veth",
        "peer",
        "name",
        "port" + number,
        "netns",
        hub());
    plug("port" + number, number < count / 2 ? 0 : 1);
    ip("-n", name, "addr", "add", address(number) + "/24", "dev", "eth0");
    ip("-n", name, "link", "set", "eth0", "up");
    ip("-n", name, "link", "set", "lo", "up");
  }

  private void plug(String link, int half) throws IOException, InterruptedException {
    ip("-n", hub(), "link", "set", link, "master", "half" + half);
    ip("-n", hub(), "link", "set", link, "up");
  }

  private String hub() {
    return prefix + "-hub";
  }

  private String name(int number) {
    return prefix + "-" + number;
  }

  private static void ip(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }

  /// What is in them has to be ended before.
  @Override
  public void close() {
    List<String> names = new ArrayList<>(List.of(hub()));
    for (int number = 0; number < count; number++) {
      names.add(name(number));
    }
    for (String name : names) {
      try {
        ip("netns", "del", name);
      } catch (IOException wasNotThere) {
        // It was not made.
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
