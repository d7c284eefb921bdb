package dev.kith.bench.websocket;

import dev.kith.bench.failure.BenchFailure;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The one thread that all load comes from, so that the generator takes at most one processor and
/// its counters need no locks.
public final class LoadThread implements AutoCloseable {

  private static final int MAX_FRAME = 1 << 20;
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(20);

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  /// Runs what has to happen on the thread.
  public ScheduledExecutorService executor() {
    return group.next();
  }

  /// Opens a connection; without Nagle's delay.
  public RelaySocket connect(URI relay, SocketListener listener) throws BenchFailure {
    SocketHandler handler = new SocketHandler(listener);
    ChannelFuture connecting =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpClientCodec())
                        .addLast(new HttpObjectAggregator(MAX_FRAME))
                        .addLast(new WebSocketClientProtocolHandler(handshake(relay)))
                        .addLast(new WebSocketFrameAggregator(MAX_FRAME))
                        .addLast(handler);
                  }
                })
            .connect(relay.getHost(), relay.getPort());
    return handler.awaitOpen(connecting, relay, CONNECT_WITHIN);
  }

  private static WebSocketClientProtocolConfig handshake(URI relay) {
    return WebSocketClientProtocolConfig.newBuilder()
        .webSocketUri(relay)
        .version(WebSocketVersion.V13)
        .maxFramePayloadLength(MAX_FRAME)
        .build();
  }

  @Override
  public void close() {
    var _ = group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
