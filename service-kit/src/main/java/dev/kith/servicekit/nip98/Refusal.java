package dev.kith.servicekit.nip98;

import java.time.Duration;

/// Why a request is not taken as its author's.
public sealed interface Refusal {

  record HeaderMissing() implements Refusal {}

  record HeaderRepeated() implements Refusal {}

  record OtherScheme() implements Refusal {}

  record NotBase64() implements Refusal {}

  /// @param fault what the codec says of it
  record NoEvent(String fault) implements Refusal {}

  record WrongKind(int kind) implements Refusal {}

  record ContentPresent() implements Refusal {}

  /// @param late how long ago the event was made, negative if that is yet to come
  record ClocksApart(Duration late) implements Refusal {}

  /// @param name of the tag that must be there exactly once, with a value
  record TagNotOnce(String name) implements Refusal {}

  record UrlDiffers(String signed, String asked) implements Refusal {}

  record AddressUnknown() implements Refusal {}

  record MethodDiffers(String signed, String asked) implements Refusal {}

  record WrongId() implements Refusal {}

  record WrongSignature() implements Refusal {}

  record PayloadMissing() implements Refusal {}

  record PayloadDiffers() implements Refusal {}

  /// The event was too old by the time its request was complete.
  record Lapsed() implements Refusal {}

  record Replayed() implements Refusal {}

  /// Not the author's fault: no further id can be remembered for now.
  record MemoryFull() implements Refusal {}

  /// The fault in one word for programs and meters, the same in every version.
  default String word() {
    return switch (this) {
      case HeaderMissing() -> "header-missing";
      case HeaderRepeated() -> "header-repeated";
      case OtherScheme() -> "other-scheme";
      case NotBase64() -> "not-base64";
      case NoEvent(_) -> "no-event";
      case WrongKind(_) -> "wrong-kind";
      case ContentPresent() -> "content-present";
      case ClocksApart(_) -> "clocks-apart";
      case TagNotOnce(String name) -> name + "-not-once";
      case UrlDiffers(_, _) -> "url-differs";
      case AddressUnknown() -> "address-unknown";
      case MethodDiffers(_, _) -> "method-differs";
      case WrongId() -> "wrong-id";
      case WrongSignature() -> "wrong-signature";
      case PayloadMissing() -> "payload-missing";
      case PayloadDiffers() -> "payload-differs";
      case Lapsed() -> "lapsed";
      case Replayed() -> "replayed";
      case MemoryFull() -> "memory-full";
    };
  }

  /// The fault in one sentence for a person, with what to do about it.
  default String sentence() {
    return switch (this) {
      case HeaderMissing() ->
          "Send the header 'Authorization: Nostr <base64 of a signed event of kind 27235>' (NIP-98).";
      case HeaderRepeated() -> "The request has more than one Authorization header; send one.";
      case OtherScheme() -> "The Authorization scheme must be Nostr (NIP-98).";
      case NotBase64() -> "What follows 'Authorization: Nostr' must be base64.";
      case NoEvent(String fault) -> "The Authorization header holds no event: " + fault + ".";
      case WrongKind(int kind) ->
          "The event has kind " + kind + "; one that authorizes HTTP has kind 27235.";
      case ContentPresent() -> "The event's content must be empty.";
      case ClocksApart(Duration late) ->
          "The event was made %d s %s by the service's clock; it may be %d s away at most."
              .formatted(
                  late.abs().toSeconds(),
                  late.isNegative() ? "from now" : "ago",
                  HttpAuthorization.TOLERANCE.toSeconds());
      case TagNotOnce(String name) ->
          "The event must have exactly one tag '" + name + "', with a value.";
      case UrlDiffers(String signed, String asked) ->
          "The event was signed for " + signed + " but this request is for " + asked + ".";
      case AddressUnknown() ->
          "This service does not know its public address and takes signed requests from its own"
              + " machine only; its operator sets kith.http.public-url.";
      case MethodDiffers(String signed, String asked) ->
          "The event was signed for the method " + signed + " but this request is a " + asked + ".";
      case WrongId() -> "The event's id is not the hash of its canonical form (NIP-01).";
      case WrongSignature() -> "The event's signature is not its author's (BIP-340).";
      case PayloadMissing() ->
          "A request with a body needs the tag 'payload' with the body's SHA-256 in hex.";
      case PayloadDiffers() ->
          "The tag 'payload' is not the SHA-256 in lowercase hex of the body that arrived.";
      case Lapsed() -> "The event was too old when its request was complete; sign a new one.";
      case Replayed() ->
          "The event was used before; sign a new one for each request, with a random tag 'nonce' if"
              + " there may be two alike in one second.";
      case MemoryFull() ->
          "The service has too many signed requests to remember; try again in a minute.";
    };
  }
}
