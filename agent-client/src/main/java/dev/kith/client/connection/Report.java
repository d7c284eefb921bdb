package dev.kith.client.connection;

/// Something worth knowing about a relay that is neither an event nor a verdict.
///
/// @param sentence for a person; it may quote the relay, so escape it before showing it
public record Report(Subject subject, String sentence) {

  public enum Subject {
    /// The connection is ready for use.
    READY,
    /// The socket is gone and another attempt is due.
    LOST,
    /// There will be no further attempt.
    GAVE_UP,
    /// A NOTICE, which NIP-01 means for people.
    NOTICE,
    /// A frame that was not understood, or an event that breaks its own id or signature.
    UNREADABLE,
    /// The relay did not take the proof of a key.
    AUTHENTICATION,
    /// A subscription was closed by the relay and will be asked again.
    CLOSED,
    /// The relay cannot show all that it stored.
    INCOMPLETE,
    /// An event or an answer that nobody asked for.
    UNASKED
  }
}
