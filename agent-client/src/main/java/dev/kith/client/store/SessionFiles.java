package dev.kith.client.store;

import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.session.SessionMemory;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.message.ClientMessage.SessionCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What is remembered of a session in files `sessions/KEY/NAME/`. One process at a time has it.
public final class SessionFiles implements SessionMemory {

  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  /// As many as a relay takes of one shared session.
  private static final int MOST_WORKERS = 64;

  private final Path directory;
  private final LastingLock lock;
  private final HandledFile handled;
  private final DeadLetterFile deadLetters;

  private SessionFiles(Path directory, LastingLock lock) throws IOException {
    this.directory = directory;
    this.lock = lock;
    this.handled = new HandledFile(directory);
    this.deadLetters = new DeadLetterFile(directory);
  }

  /// The workers of a shared session each have files of their own.
  ///
  /// @param home KITH_HOME
  /// @param name that the key gave the session
  /// @throws LocalTrouble if another process has the session, or its files are damaged
  public static SessionFiles open(Path home, PublicKey key, String name) {
    Path ofKey = home.resolve("sessions").resolve(key.hex());
    int places = SessionCommand.isShared(name) ? MOST_WORKERS : 1;
    Path directory = ofKey;
    LastingLock lock = null;
    for (int place = 0; place < places && lock == null; place++) {
      String file = fileName(name) + (place == 0 ? "" : "=" + place);
      directory = PrivateFiles.directory(ofKey.resolve(file));
      lock = LastingLock.take(directory.resolve("lock"));
    }
    if (lock == null) {
      throw new LocalTrouble(
          "somebody on this machine reads the session in %s: end that, or use another session"
              .formatted(directory));
    }
    try {
      return new SessionFiles(directory, lock);
    } catch (IOException broken) {
      lock.close();
      throw PrivateFiles.trouble("cannot open", directory, broken);
    } catch (LocalTrouble damaged) {
      lock.close();
      throw damaged;
    }
  }

  @Override
  public boolean isHandled(EventId id) {
    return handled.contains(id);
  }

  @Override
  public synchronized void handled(EventId id) {
    try {
      handled.add(id);
    } catch (IOException broken) {
      throw PrivateFiles.trouble("cannot write to", directory, broken);
    }
  }

  @Override
  public synchronized void bury(Event event, int attempts, String why) {
    try {
      deadLetters.add(event, attempts, why);
    } catch (IOException broken) {
      throw PrivateFiles.trouble("cannot write to", directory, broken);
    }
  }

  @Override
  public synchronized void close() {
    try (lock) {
      handled.close();
    } catch (IOException broken) {
      throw PrivateFiles.trouble("cannot close", directory, broken);
    }
  }

  /// A name may hold anything; one that is no name of a file everywhere is hashed.
  private static String fileName(String name) {
    if (PLAIN_NAME.matcher(name).matches()) {
      return name;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return "=" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
