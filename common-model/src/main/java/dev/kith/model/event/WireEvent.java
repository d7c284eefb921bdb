package dev.kith.model.event;

/// An event together with the JSON bytes in which it arrived, which are what is stored and handed
/// on: nothing is encoded twice, and the reader sees what the author wrote.
public final class WireEvent {

  private final Event event;
  private final byte[] json;

  /// @param json the bytes of one JSON object in UTF-8; not copied, so do not change them
  ///   afterwards
  public WireEvent(Event event, byte[] json) {
    this.event = event;
    this.json = json;
  }

  public Event event() {
    return event;
  }

  public EventId id() {
    return event.id();
  }

  /// The JSON object. Shared by all who hold the event: read only.
  public byte[] json() {
    return json;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WireEvent that && event.equals(that.event);
  }

  @Override
  public int hashCode() {
    return event.hashCode();
  }

  @Override
  public String toString() {
    return "WireEvent[" + event + "]";
  }
}
