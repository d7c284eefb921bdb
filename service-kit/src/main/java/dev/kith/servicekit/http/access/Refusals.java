package dev.kith.servicekit.http.access;

import dev.kith.servicekit.meters.HttpMeters;
import dev.kith.servicekit.nip98.HttpAuthorization;
import dev.kith.servicekit.nip98.Refusal;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemException;
import dev.kith.servicekit.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.http.HttpHeaders;

/// Answers and counts the requests that are not taken as their author's.
final class Refusals {

  private final MeterRegistry meters;

  Refusals(MeterRegistry meters) {
    this.meters = meters;
  }

  ProblemException problem(Refusal refusal, Instant now) {
    meters.counter(HttpMeters.REFUSALS, "reason", refusal.word()).increment();
    return refusal instanceof Refusal.MemoryFull ? busy(refusal) : unauthenticated(refusal, now);
  }

  private static ProblemException busy(Refusal refusal) {
    return Problem.of(ProblemType.UNAVAILABLE, refusal.sentence())
        .with("reason", refusal.word())
        .withHeader(HttpHeaders.RETRY_AFTER, "" + HttpAuthorization.TOLERANCE.toSeconds())
        .exception();
  }

  private static ProblemException unauthenticated(Refusal refusal, Instant now) {
    return Problem.of(ProblemType.UNAUTHENTICATED, refusal.sentence())
        .with("reason", refusal.word())
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, AuthorizationHeader.SCHEME)
        // For those whose clock is wrong.
        .withHeader(
            HttpHeaders.DATE,
            DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)))
        .exception();
  }
}
