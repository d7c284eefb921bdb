package dev.kith.relay.websocket;

import dev.kith.model.message.ClientMessage;

/// What a socket tells the side that serves it. Frames come one at a time, and only as many as were
/// asked for by [ClientSocket#pull].
public interface ClientListener {

  /// Frames can be pulled and sent now. The first call.
  void opened();

  void arrived(ClientMessage message, int bytes);

  /// There was a sign of life other than a frame.
  void heard();

  /// Less than half of what may wait to be read does so again.
  void roomy();

  /// More bytes wait to be read than the socket keeps; it takes no more.
  void overflowed(long bytes);

  /// The connection is gone. The last call.
  ///
  /// @param lost false if the client said goodbye by a close frame of its own
  void closed(boolean lost);
}
