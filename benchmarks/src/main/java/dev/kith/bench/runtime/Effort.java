package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.bench.process.ProcessTimes;
import dev.kith.bench.process.Relay;
import dev.kith.bench.runtime.Sending.Sent;
import dev.kith.model.event.Event;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.RelayFrames;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/// What frames cost a relay, in time of processors for each: several connections send as fast as
/// they are answered.
///
/// @param window most frames of one connection without an answer
record Effort(LoadThread thread, int connections, int window, Duration duration) {

  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);

  /// Microseconds for each frame.
  ///
  /// @param database those of the server of its database
  record Spent(double relay, double database) {

    List<Double> figures() {
      return List.of(relay, database, relay + database);
    }
  }

  /// @param frames none of which a relay accepts; after the last comes the first again
  Spent rejected(Relay relay, List<byte[]> frames) throws BenchFailure {
    return spent(
        relay,
        IntStream.iterate(0, i -> (i + 1) % frames.size()).mapToObj(frames::get).iterator(),
        false);
  }

  Spent accepted(Relay relay, List<Event> events) throws BenchFailure {
    return spent(relay, Load.frames(events).iterator(), true);
  }

  private Spent spent(Relay relay, Iterator<byte[]> frames, boolean accepted) throws BenchFailure {
    Sending<RelaySocket, byte[]> sending =
        new Sending<>(
            frames,
            window,
            duration.toNanos(),
            System::nanoTime,
            RelaySocket::write,
            RelaySocket::flush);
    try (Load load = new Load(thread)) {
      List<RelaySocket> sockets = load.connect(relay, new Verdicts(sending, accepted), connections);
      ProcessTimes before = ProcessTimes.of(List.of(relay.process()));
      ProcessTimes databaseBefore = ProcessTimes.of(relay.database());
      thread.executor().execute(() -> sending.start(sockets));
      Sent sent =
          sending.outcome().await(duration.plus(ANSWERED_WITHIN), "Sending to " + relay.name());
      Duration spent = ProcessTimes.of(List.of(relay.process())).since(before);
      Duration spentInDatabase = ProcessTimes.of(relay.database()).since(databaseBefore);
      return new Spent(each(spent, sent), each(spentInDatabase, sent));
    }
  }

  private static double each(Duration spent, Sent sent) {
    return spent.toNanos() / 1e3 / sent.accepted();
  }

  /// Every frame has one answer, and all answers are the same.
  private record Verdicts(Sending<RelaySocket, byte[]> sending, boolean accepted)
      implements SocketListener {

    @Override
    public void received(RelaySocket socket, byte[] frame) {
      RelayMessage answer = RelayFrames.decode(frame);
      if (isVerdict(answer)) {
        sending.answered(socket);
      } else if (!(answer instanceof RelayMessage.Challenge)) {
        sending.outcome().failed("it answered " + answer);
      }
    }

    private boolean isVerdict(RelayMessage answer) {
      return answer instanceof RelayMessage.Ok(_, boolean yes, _)
          ? yes == accepted
          : !accepted
              && (answer instanceof RelayMessage.Notice || answer instanceof RelayMessage.Closed);
    }

    @Override
    public void ended() {
      sending.outcome().failed("it ended a connection");
    }
  }
}
