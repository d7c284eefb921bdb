package dev.kith.servicekit.nip98;

import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells whether an event proves that its author made an HTTP request (NIP-98). The checks come
/// cheapest first, so that the curve is asked only about what would otherwise pass.
public final class HttpAuthorization {

  /// How far the author's clock may be from ours, in both directions.
  public static final Duration TOLERANCE = Duration.ofSeconds(60);

  private static final int MAX_QUOTED = 300;

  private final Signatures signatures;

  public HttpAuthorization(Signatures signatures) {
    this.signatures = signatures;
  }

  public Verdict check(Event event, SignedFor request, Instant now) {
    return fault(event, request, now)
        .<Verdict>map(Verdict.Refused::new)
        .orElseGet(() -> proven(event));
  }

  private Optional<Refusal> fault(Event event, SignedFor request, Instant now) {
    return form(event)
        .or(() -> time(event, now))
        .or(() -> url(event, request))
        .or(() -> method(event, request))
        .or(() -> payload(event))
        .or(() -> proof(event));
  }

  private static Optional<Refusal> form(Event event) {
    if (event.kind() != Kind.HTTP_AUTH) {
      return Optional.of(new Refusal.WrongKind(event.kind()));
    }
    return event.content().isEmpty() ? Optional.empty() : Optional.of(new Refusal.ContentPresent());
  }

  private static Optional<Refusal> time(Event event, Instant now) {
    Duration late = Duration.ofSeconds(now.getEpochSecond() - event.createdAt());
    return late.abs().compareTo(TOLERANCE) > 0
        ? Optional.of(new Refusal.ClocksApart(late))
        : Optional.empty();
  }

  private static Optional<Refusal> url(Event event, SignedFor request) {
    if (request.urls().isEmpty()) {
      return Optional.of(new Refusal.AddressUnknown());
    }
    String signed = onlyValue(event, "u");
    if (signed == null) {
      return Optional.of(new Refusal.TagNotOnce("u"));
    }
    return request.urls().contains(signed)
        ? Optional.empty()
        : Optional.of(new Refusal.UrlDiffers(quoted(signed), quoted(request.urls().getFirst())));
  }

  private static Optional<Refusal> method(Event event, SignedFor request) {
    String signed = onlyValue(event, "method");
    if (signed == null) {
      return Optional.of(new Refusal.TagNotOnce("method"));
    }
    return signed.equals(request.method())
        ? Optional.empty()
        : Optional.of(new Refusal.MethodDiffers(quoted(signed), request.method()));
  }

  private static Optional<Refusal> payload(Event event) {
    return event.hasTag("payload") && onlyValue(event, "payload") == null
        ? Optional.of(new Refusal.TagNotOnce("payload"))
        : Optional.empty();
  }

  private Optional<Refusal> proof(Event event) {
    if (!CanonicalJson.hasRightId(event)) {
      return Optional.of(new Refusal.WrongId());
    }
    return signatures.verify(event.sig(), event.id().value(), event.pubkey())
        ? Optional.empty()
        : Optional.of(new Refusal.WrongSignature());
  }

  private static Verdict proven(Event event) {
    return new Verdict.Proven(
        event.pubkey(),
        event.id(),
        Instant.ofEpochSecond(event.createdAt()).plus(TOLERANCE).plusSeconds(1),
        onlyValue(event, "payload"));
  }

  /// Null unless there is one tag of that name and it has a value: of two, which counts would be a
  /// matter of taste.
  private static @Nullable String onlyValue(Event event, String name) {
    List<Tag> tags = event.tags().stream().filter(tag -> tag.name().equals(name)).toList();
    return tags.size() == 1 ? tags.getFirst().value() : null;
  }

  private static String quoted(String text) {
    return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "...";
  }
}
