package dev.kith.client.websocket;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Puts messages together from what the JDK's client hands over piece by piece. Pieces are asked
/// for here; a whole message uses up one [RelaySocket#request].
final class MessageReader implements WebSocket.Listener {

  /// A relay's event may be large, but not this large.
  static final int MAX_MESSAGE_CHARS = 8 << 20;

  /// How many messages may be under way to the listener.
  private static final int FIRST_REQUEST = 64;

  private final RelaySocket socket;
  private final SocketListener listener;
  private StringBuilder message = new StringBuilder();
  private boolean tooLong;

  MessageReader(RelaySocket socket, SocketListener listener) {
    this.socket = socket;
    this.listener = listener;
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket.opened(opened);
    opened.request(FIRST_REQUEST);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    tooLong |= message.length() + data.length() > MAX_MESSAGE_CHARS;
    if (!tooLong) {
      message.append(data);
    }
    if (!last) {
      from.request(1);
    } else if (tooLong) {
      skip("the relay sent a message longer than 8 MiB");
    } else if (!socket.isOver()) {
      listener.frame(message.toString().getBytes(StandardCharsets.UTF_8));
    }
    if (last) {
      message = new StringBuilder();
      tooLong = false;
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    if (last) {
      skip("the relay sent a binary message");
    } else {
      from.request(1);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer data) {
    return heard(from);
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
    return heard(from);
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    String said = reason.isEmpty() ? "" : " " + reason;
    socket.fail("the relay closed the connection (%d%s)".formatted(code, said));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    socket.fail("the connection broke: " + Trouble.sentence(failure));
  }

  private void skip(String why) {
    if (!socket.isOver()) {
      listener.skipped(why);
    }
  }

  private @Nullable CompletionStage<?> heard(WebSocket from) {
    from.request(1);
    if (!socket.isOver()) {
      listener.heard();
    }
    return null;
  }
}
