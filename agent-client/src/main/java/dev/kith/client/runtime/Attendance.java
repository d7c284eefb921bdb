package dev.kith.client.runtime;

import dev.kith.client.session.Retries;
import dev.kith.model.message.SessionOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a durable session is to be attended to.
///
/// @param session its name, 1 to 64 characters
/// @param options what it is to be like; for a session that is polled only if it is not there yet.
///   The key is filled in
/// @param follows true to go on with what comes later; false to poll for what is there
/// @param acknowledges false to look only: everything is delivered again the next time
/// @param limit how many events are wanted, at least 1
/// @param ownCopies true to be handed the copies of what the key itself sent in gift wraps, too
/// @param within how long it may take, null for as long as it takes
public record Attendance(
    String session,
    SessionOptions options,
    Retries retries,
    boolean follows,
    boolean acknowledges,
    long limit,
    boolean ownCopies,
    @Nullable Duration within) {

  private static final int MAX_NAME = 64;

  public Attendance {
    if (session.isEmpty() || session.codePointCount(0, session.length()) > MAX_NAME) {
      throw new IllegalArgumentException("the name of a session has 1 to 64 characters");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("at least one event has to be wanted");
    }
    if (within != null && !within.isPositive()) {
      throw new IllegalArgumentException("it takes some time to attend to a session");
    }
  }

  /// All that comes for the session, for good.
  public static Attendance to(String session) {
    return new Attendance(
        session, SessionOptions.DEFAULT, Retries.DEFAULT, true, true, Long.MAX_VALUE, false, null);
  }

  /// What is there now.
  public Attendance once() {
    return new Attendance(session, options, retries, false, acknowledges, limit, ownCopies, within);
  }

  /// What is there now and can be handled in a short time, as platforms give it to an app that they
  /// have woken. What is urgent comes first: the first fifth of the time is waited for what there
  /// is, unless the relays have told all before. In the last fifth nothing new is begun, so that
  /// what was begun can end and the relays can confirm it. The rest comes the next time.
  public Attendance woken(Duration time) {
    return new Attendance(session, options, retries, false, acknowledges, limit, ownCopies, time);
  }

  public Attendance withoutAcknowledging() {
    return new Attendance(session, options, retries, follows, false, limit, ownCopies, within);
  }

  public Attendance withLimit(long events) {
    return new Attendance(
        session, options, retries, follows, acknowledges, events, ownCopies, within);
  }

  public Attendance withOptions(SessionOptions wanted) {
    return new Attendance(
        session, wanted, retries, follows, acknowledges, limit, ownCopies, within);
  }

  public Attendance withRetries(Retries wanted) {
    return new Attendance(
        session, options, wanted, follows, acknowledges, limit, ownCopies, within);
  }

  public Attendance withOwnCopies() {
    return new Attendance(session, options, retries, follows, acknowledges, limit, true, within);
  }
}
