package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// The peer in Node: the packages of @nostr-relay with their SQLite store.
record NostrRelay(URI url, String settings, ProcessHandle process) implements Relay {

  static final String NAME = "nostr-relay";
  private static final Recipe RECIPE =
      new Recipe(NAME, List.of("package.json", "package-lock.json", "relay.mjs"));
  private static final String REMEDY = "install Node 20 or newer";

  /// Where no binary of its SQLite is served, it is compiled.
  private static final Duration INSTALLED_WITHIN = Duration.ofMinutes(10);

  /// Installs the packages if an earlier run has not, and starts the relay on an empty database.
  ///
  /// @throws BenchFailure if Node is missing, or does not get what it needs
  static Relay start(Ground ground, Consumer<String> progress)
      throws IOException, BenchFailure, InterruptedException {
    SearchPath searched = SearchPath.ofThisProcess();
    Path node = searched.find("node", REMEDY);
    Path installed = install(ground, searched.find("npm", REMEDY), progress);
    Path database = ground.temporary(NAME).resolve("events.sqlite");
    int port = Child.freePort();
    Child child =
        Child.start(
            ground,
            installed,
            ground.lasting(NAME + ".log"),
            List.of(node.toString(), "relay.mjs", Integer.toString(port), database.toString()));
    child.awaitListening(port);
    return new NostrRelay(Child.url(port), child.said("settings: "), child.handle());
  }

  @Override
  public String name() {
    return NAME;
  }

  /// @return where the packages and the script are
  private static Path install(Ground ground, Path npm, Consumer<String> progress)
      throws IOException, BenchFailure, InterruptedException {
    Path directory = ground.lasting(NAME);
    if (RECIPE.isDone(directory)) {
      return directory;
    }
    Ground.delete(directory);
    RECIPE.layOut(directory);
    Path log = ground.lasting("npm.log");
    progress.accept("installing the packages of %s this first time: %s".formatted(NAME, log));
    List<String> command = List.of(npm.toString(), "ci", "--no-audit", "--no-fund");
    if (!Child.start(ground, directory, log, command).hasSucceeded(INSTALLED_WITHIN)) {
      throw new BenchFailure("npm could not install it: see " + log);
    }
    RECIPE.markDone(directory);
    return directory;
  }
}
