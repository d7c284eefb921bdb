package dev.kith.client.stream;

import dev.kith.client.stream.Finding.Fault;
import dev.kith.model.event.EventId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All streams that a reader follows. The longest unused is forgotten first; if it goes on it is
/// followed again from there, and nothing before that is missed.
final class Tracks {

  private static final int MAX_TRACKS = 4_096;

  private final LinkedHashMap<TrackKey, Track> tracks = new LinkedHashMap<>();

  /// Notes what is here, and begins to follow new streams at the lowest number that is here.
  void start(List<Held> batch) {
    batch.stream().sorted(Comparator.comparingLong(Held::sequence)).forEach(this::start);
    while (tracks.size() > MAX_TRACKS) {
      tracks.pollFirstEntry();
    }
  }

  boolean isDone(TrackKey key, long sequence) {
    Track track = tracks.get(key);
    return track == null || track.isDone(sequence);
  }

  void done(TrackKey key, long sequence) {
    Track track = tracks.get(key);
    if (track != null) {
      track.done(sequence);
    }
  }

  boolean isMissing(TrackKey key, long sequence) {
    Track track = tracks.get(key);
    return track != null && track.isMissing(sequence);
  }

  @Nullable EventId waitingAt(TrackKey key, long sequence) {
    Track track = tracks.get(key);
    return track == null ? null : track.waitingAt(sequence);
  }

  /// Lets go of all numbers too far behind one to be asked for.
  @Nullable Finding skipFarBehind(TrackKey key, long sequence) {
    Track track = tracks.get(key);
    long first = sequence - Track.MAX_GAP;
    if (track == null || track.next() >= first) {
      return null;
    }
    long from = track.next();
    track.skipTo(first);
    return new Finding(Fault.SKIPPED, key.author(), key.stream(), from, first - 1);
  }

  /// The numbers before one that are neither done nor here, lowest first.
  List<Need> missingBefore(TrackKey key, long sequence) {
    Track track = tracks.get(key);
    List<Need> missing = new ArrayList<>();
    if (track != null) {
      for (long n = Math.max(track.next(), sequence - Track.MAX_GAP); n < sequence; n++) {
        if (track.isMissing(n)) {
          missing.add(new Need.Numbered(key, n));
        }
      }
    }
    return missing;
  }

  /// Notes that an event was delivered, and checks the chain around it.
  List<Finding> delivered(Held each) {
    TrackKey key = each.track;
    Track track = key == null ? null : tracks.get(key);
    if (key == null || track == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    long sequence = each.sequence();
    EventId same = track.deliveredAt(sequence);
    if (same != null && !same.equals(each.id())) {
      findings.add(new Finding(Fault.FORK, key.author(), key.stream(), sequence, sequence));
    }
    EventId before = track.deliveredAt(sequence - 1);
    EventId claimed = each.previous();
    if (before != null && claimed != null && !before.equals(claimed)) {
      findings.add(new Finding(Fault.BROKEN_CHAIN, key.author(), key.stream(), sequence, sequence));
    }
    track.delivered(sequence, each.id());
    return findings;
  }

  /// What to say of numbers that cannot be had; runs of them are said in one.
  ///
  /// @param missing lowest first within a stream
  static List<Finding> absences(List<Need> missing) {
    List<Finding> findings = new ArrayList<>();
    for (Need need : missing) {
      if (need instanceof Need.Numbered(TrackKey(var author, String stream), long sequence)) {
        Finding last = findings.isEmpty() ? null : findings.getLast();
        boolean goesOn =
            last != null
                && last.author().equals(author)
                && last.stream().equals(stream)
                && last.to() == sequence - 1;
        long from = goesOn ? findings.removeLast().from() : sequence;
        findings.add(new Finding(Fault.ABSENT, author, stream, from, sequence));
      }
    }
    return findings;
  }

  private void start(Held each) {
    if (each.track == null) {
      return;
    }
    Track track = tracks.get(each.track);
    track = track == null ? new Track(each.sequence()) : track;
    tracks.putLast(each.track, track);
    if (!track.isDone(each.sequence())) {
      track.await(each.sequence(), each.id());
    }
  }
}
