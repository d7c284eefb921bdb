package dev.kith.client.websocket;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Says what an exception of the JDK's client means.
final class Trouble {

  private Trouble() {}

  static String sentence(Throwable failure) {
    Throwable cause = failure.getCause();
    if (failure instanceof CompletionException && cause != null) {
      return sentence(cause);
    }
    return switch (failure) {
      case WebSocketHandshakeException refused ->
          "the server answered %d and opened no WebSocket"
              .formatted(refused.getResponse().statusCode());
      case HttpTimeoutException _ -> "the server did not answer in time";
      case UnknownHostException _ -> "there is no host of that name";
      case ConnectException _ when isUnresolved(cause) -> "there is no host of that name";
      case ConnectException _ -> "nothing accepts connections there";
      case SSLException insecure -> "no secure connection: " + insecure.getMessage();
      default -> text(failure);
    };
  }

  private static boolean isUnresolved(@Nullable Throwable cause) {
    return cause instanceof UnresolvedAddressException
        || (cause != null && isUnresolved(cause.getCause()));
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
