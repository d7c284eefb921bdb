package dev.kith.relay.websocket;

import dev.kith.model.message.RelayMessage;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The relay's end of one client's socket. Calls that send come from one thread at a time.
public interface ClientSocket {

  /// The URL by which the client reached the relay, as its handshake says.
  URI url();

  /// The address that the client is known by, or null if it is on this machine.
  @Nullable String address();

  void send(RelayMessage message);

  /// Sends a stored event, which is JSON already.
  void sendStored(String subscription, byte[] json);

  /// Sends an event that a session delivers, which is JSON already.
  ///
  /// @param again it may have been delivered before
  void sendEntry(String session, long position, byte[] json, boolean again);

  /// True if less than half of what may wait to be read does so.
  boolean hasRoom();

  /// Lets so many more frames in.
  void pull(int frames);

  void ping();

  /// Closes with a status code (RFC 6455, section 7.4) and a reason. Nothing is sent after that.
  void close(int code, String reason);
}
