package dev.kith.client.websocket;

/// Hears what happens on a socket, one call at a time, on a thread that must not be held up.
public interface SocketListener {

  void opened();

  /// A text message came. Others come only as [RelaySocket#request] allows.
  ///
  /// @param frame its bytes in UTF-8
  void frame(byte[] frame);

  /// A message came that cannot be handed over. It uses up one [RelaySocket#request] too.
  ///
  /// @param why one sentence
  void skipped(String why);

  /// Something came that is no message.
  void heard();

  /// The socket is gone, or never was. Nothing follows.
  ///
  /// @param why for a person
  void lost(String why);
}
