package dev.kith.client.store;

import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.stream.StreamCounters;
import dev.kith.client.stream.StreamName;
import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.StreamPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Numbers kept in files `streams/KEY/STREAM`, beside the id of the key's installation. Each number
/// is on disk before its event leaves this class, and one process at a time takes one.
public final class StreamFiles implements StreamCounters {

  private static final int INSTALLATION_BYTES = 5;
  private static final Pattern INSTALLATION = Pattern.compile("[0-9a-f]{10}");

  private final Path directory;
  private final RandomGenerator random;

  /// @param home KITH_HOME
  /// @param random a [java.security.SecureRandom]
  public StreamFiles(Path home, RandomGenerator random) {
    this.directory = home.resolve("streams");
    this.random = random;
  }

  @Override
  public Event append(
      PublicKey author, Collection<PublicKey> readers, Function<StreamPosition, Event> sign) {
    Path own = PrivateFiles.directory(directory.resolve(author.hex()));
    return FileMutex.locked(
        own.resolve("lock"),
        () -> {
          String stream = StreamName.of(installation(own), readers);
          Path path = own.resolve(stream);
          try (CounterFile file = new CounterFile(path)) {
            CounterFile.Last last = file.read();
            Event event = sign.apply(new StreamPosition(stream, last.sequence() + 1, last.id()));
            file.write(new CounterFile.Last(last.sequence() + 1, event.id()));
            return event;
          } catch (IOException broken) {
            throw PrivateFiles.trouble("cannot number the event in", path, broken);
          }
        });
  }

  /// The id of the author's key on this device, made on first use.
  private String installation(Path own) {
    Path file = own.resolve("installation");
    String known = PrivateFiles.read(file);
    if (known == null) {
      byte[] drawn = new byte[INSTALLATION_BYTES];
      random.nextBytes(drawn);
      String fresh = HexFormat.of().formatHex(drawn);
      PrivateFiles.write(file, fresh + "\n");
      return fresh;
    }
    String id = known.strip();
    if (!INSTALLATION.matcher(id).matches()) {
      throw new LocalTrouble(
          "%s is damaged: remove the directory %s to start new streams".formatted(file, own));
    }
    return id;
  }
}
