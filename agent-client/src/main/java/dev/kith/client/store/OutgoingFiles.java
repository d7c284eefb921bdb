package dev.kith.client.store;

import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.outgoing.Outgoing;
import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import dev.kith.model.wire.EventJson;
import dev.kith.model.wire.EventWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Outgoing events as files `outgoing/KEY/NUMBER.json`, each a signed event. KEY is who sends it.
public final class OutgoingFiles implements Outgoing {

  private static final Pattern NAME = Pattern.compile("[0-9]{12}\\.json");
  private static final int DIGITS = 12;

  private final Path home;

  /// @param home KITH_HOME
  public OutgoingFiles(Path home) {
    this.home = home;
  }

  @Override
  public boolean keep(PublicKey sender, Event event) {
    Path directory = PrivateFiles.directory(directory(sender));
    return FileMutex.locked(
        directory.resolve("lock"),
        () -> {
          List<Path> files = files(directory);
          if (files.size() >= MAX_EVENTS) {
            return false;
          }
          long number = files.isEmpty() ? 1 : number(files.getLast()) + 1;
          PrivateFiles.write(
              directory.resolve(name(number)),
              new String(EventWriter.json(event), StandardCharsets.UTF_8));
          return true;
        });
  }

  @Override
  public List<Kept> first(PublicKey sender, int most) {
    List<Kept> kept = new ArrayList<>();
    for (Path file : files(directory(sender))) {
      String json = kept.size() < most ? PrivateFiles.read(file) : null;
      // Another process may have sent it meanwhile.
      if (json != null) {
        kept.add(new Kept(number(file), event(json, file)));
      }
    }
    return kept;
  }

  @Override
  public void forget(PublicKey sender, Kept kept) {
    Path file = directory(sender).resolve(name(kept.number()));
    try {
      Files.deleteIfExists(file);
    } catch (IOException broken) {
      throw PrivateFiles.trouble("cannot delete", file, broken);
    }
  }

  private Path directory(PublicKey sender) {
    return home.resolve("outgoing").resolve(sender.hex());
  }

  /// In the order of their numbers.
  private static List<Path> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException broken) {
      throw PrivateFiles.trouble("cannot list", directory, broken);
    }
  }

  private static String name(long number) {
    return "%012d.json".formatted(number);
  }

  private static long number(Path file) {
    return Long.parseLong(file.getFileName().toString(), 0, DIGITS, 10);
  }

  private static Event event(String json, Path file) {
    if (EventJson.decode(json.getBytes(StandardCharsets.UTF_8))
            instanceof EventJson.Decoded.Sound(Event event)
        && CanonicalJson.hasRightId(event)) {
      return event;
    }
    throw new LocalTrouble("%s holds no signed event: move it away".formatted(file));
  }
}
