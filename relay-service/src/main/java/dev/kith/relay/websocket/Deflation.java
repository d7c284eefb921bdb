package dev.kith.relay.websocket;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionDecoder;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionEncoder;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.util.Map;

/// Compression of messages for clients that ask for it (RFC 7692), within bounds that Reactor Netty
/// does not set: how long a message becomes when it is unpacked, and that neither side keeps a
/// dictionary of some 300 KB between messages, of which thousands of idle clients would fill the
/// memory.
final class Deflation {

  private static final int LEVEL = 6;
  private static final int WINDOW_BITS = 15;
  private static final String NAME = "permessage-deflate";

  private Deflation() {}

  /// Sets the bounds if compression was agreed on.
  ///
  /// @param maxBytes longest message, unpacked
  static void bound(ChannelPipeline pipeline, int maxBytes) {
    ChannelHandlerContext decoder = pipeline.context(WebSocketExtensionDecoder.class);
    ChannelHandlerContext encoder = pipeline.context(WebSocketExtensionEncoder.class);
    if (decoder == null || encoder == null) {
      return;
    }
    WebSocketServerExtension agreed =
        new PerMessageDeflateServerExtensionHandshaker(
                LEVEL, false, WINDOW_BITS, true, true, maxBytes)
            .handshakeExtension(
                new WebSocketExtensionData(NAME, Map.of("server_no_context_takeover", "")));
    replace(pipeline, decoder, agreed.newExtensionDecoder());
    replace(pipeline, encoder, agreed.newExtensionEncoder());
  }

  private static void replace(
      ChannelPipeline pipeline, ChannelHandlerContext old, ChannelHandler bounded) {
    pipeline.replace(old.handler(), old.name(), bounded);
  }
}
