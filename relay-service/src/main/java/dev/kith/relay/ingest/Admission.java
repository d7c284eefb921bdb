package dev.kith.relay.ingest;

import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.KindClass;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.Reason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The cheap checks, made before a signature is verified: each costs at most one hash, a signature
/// forty times that.
///
/// @param maxEventBytes longest event as JSON
/// @param maxTags most tags of one event
/// @param future how far ahead of the relay's clock `created_at` may be
/// @param ephemeralPast how far behind it an ephemeral event may be: news that late is none
/// @param work how much work an event must show
/// @param vanishing whether a request to vanish is meant for this relay
public record Admission(
    int maxEventBytes,
    int maxTags,
    Duration future,
    Duration ephemeralPast,
    ProofOfWork work,
    VanishRule vanishing) {

  /// NIP-59 lets a wrap lie up to two days about its time; an hour is for clocks.
  private static final Duration WRAP_PAST = Duration.ofDays(2).plusHours(1);

  /// Why the event is refused, or null.
  public @Nullable Reason refusal(WireEvent offered, Instant now) {
    Event event = offered.event();
    long ahead = event.createdAt() - now.getEpochSecond();
    if (offered.json().length > maxEventBytes) {
      return tooMany("bytes", offered.json().length, maxEventBytes);
    }
    if (event.tags().size() > maxTags) {
      return tooMany("tags", event.tags().size(), maxTags);
    }
    if (event.kind() == Kind.AUTH) {
      return Reason.invalid("an event of kind 22242 belongs in an AUTH frame");
    }
    if (ahead > future.toSeconds()) {
      return Reason.invalid("created_at is " + ahead + " s ahead of the relay's clock");
    }
    if (event.kindClass() == KindClass.EPHEMERAL && -ahead > past(event).toSeconds()) {
      return Reason.invalid("created_at is " + -ahead + " s old, too much for an ephemeral event");
    }
    if (event.isExpiredAt(now.getEpochSecond())) {
      return Reason.invalid("the event has expired");
    }
    Reason tooLittleWork = work.refusal(event);
    if (tooLittleWork != null) {
      return tooLittleWork;
    }
    if (!CanonicalJson.hasRightId(event)) {
      return Reason.invalid("the id is not the hash of the event");
    }
    return vanishing.refusal(event);
  }

  private Duration past(Event event) {
    return event.kind() == Kind.EPHEMERAL_GIFT_WRAP ? WRAP_PAST : ephemeralPast;
  }

  private static Reason tooMany(String what, int number, int most) {
    return Reason.invalid("the event has " + number + " " + what + ", at most " + most);
  }
}
