package dev.kith.client.store;

import dev.kith.client.find.FoundBefore;
import dev.kith.client.find.Sought;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The file `found`: on each line when something was found, what had been looked for, and an agent.
/// It may be deleted at any time.
public final class FoundFile implements FoundBefore {

  private static final int MOST = 2_000;

  private final Path home;

  private record Entry(long at, String sought, String agent) {

    static @Nullable Entry read(String line) {
      String[] parts = line.split(" ", 3);
      return parts.length == 3 && parts[0].matches("[0-9]{1,18}")
          ? new Entry(Long.parseLong(parts[0]), parts[1], parts[2])
          : null;
    }

    String line() {
      return at + " " + sought + " " + agent;
    }

    boolean isFresh(Instant now) {
      long age = now.getEpochSecond() - at;
      return age >= 0 && age < FRESH.toSeconds();
    }
  }

  /// @param home KITH_HOME
  public FoundFile(Path home) {
    this.home = home;
  }

  @Override
  public List<String> find(Sought sought, Instant now) {
    String wanted = encoded(sought);
    return entries(now).stream()
        .filter(entry -> entry.sought().equals(wanted))
        .map(Entry::agent)
        .toList();
  }

  @Override
  public void keep(Sought sought, List<String> agents, Instant now) {
    String wanted = encoded(sought);
    List<Entry> entries = new ArrayList<>();
    agents.forEach(agent -> entries.add(new Entry(now.getEpochSecond(), wanted, agent)));
    entries(now).stream().filter(entry -> !entry.sought().equals(wanted)).forEach(entries::add);
    PrivateFiles.write(
        PrivateFiles.directory(home).resolve("found"),
        entries.stream().limit(MOST).map(Entry::line).collect(Collectors.joining("\n")));
  }

  private List<Entry> entries(Instant now) {
    String text = PrivateFiles.read(home.resolve("found"));
    List<Entry> entries = new ArrayList<>();
    for (String line : text == null ? List.<String>of() : text.lines().toList()) {
      Entry entry = Entry.read(line);
      if (entry != null && entry.isFresh(now)) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static String encoded(Sought sought) {
    return Base64.getUrlEncoder().encodeToString(sought.line().getBytes(StandardCharsets.UTF_8));
  }
}
