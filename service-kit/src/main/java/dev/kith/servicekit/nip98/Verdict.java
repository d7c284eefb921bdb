package dev.kith.servicekit.nip98;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an authorization is worth.
public sealed interface Verdict {

  /// The event is sound and was signed for this request. Two checks are left, because they cost the
  /// service memory and should be made for nobody who may not go on anyway: that of the body, and
  /// that by the [ReplayCache].
  ///
  /// @param lapses from when on the event is too old
  /// @param payload the SHA-256 of the body in lowercase hex as the author signed it, or null if it
  ///   was signed for a request without a body
  record Proven(PublicKey key, EventId id, Instant lapses, @Nullable String payload)
      implements Verdict {

    /// What is wrong with the body that came with the event, if anything.
    ///
    /// @param body the bytes as they arrived, none if there was no body
    public Optional<Refusal> faultOf(byte[] body) {
      if (payload == null) {
        return body.length == 0 ? Optional.empty() : Optional.of(new Refusal.PayloadMissing());
      }
      return sha256(body).hex().equals(payload)
          ? Optional.empty()
          : Optional.of(new Refusal.PayloadDiffers());
    }

    private static Bytes32 sha256(byte[] body) {
      try {
        return Bytes32.of(MessageDigest.getInstance("SHA-256").digest(body));
      } catch (NoSuchAlgorithmException impossible) {
        throw new AssertionError("every Java platform has SHA-256", impossible);
      }
    }
  }

  /// It proves nothing.
  record Refused(Refusal refusal) implements Verdict {}
}
