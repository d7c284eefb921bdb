package dev.kith.bench.load;

import dev.kith.bench.failure.BenchFailure;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
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

  public RelaySocket connect(URI relay, SocketListener listener) throws BenchFailure {
    return connect(relay, listener, new Traffic());
  }

  public RelaySocket connect(URI relay, SocketListener listener, Traffic traffic)
      throws BenchFailure {
    return connect(relay, listener, traffic, Map.of());
  }

  /// Opens a connection; without Nagle's delay.
  ///
  /// @param headers of the handshake, beside those that it needs
  public RelaySocket connect(
      URI relay, SocketListener listener, Traffic traffic, Map<String, String> headers)
      throws BenchFailure {
    SocketHandler handler = new SocketHandler(listener);
    ChannelFuture connecting =
        connect(
            relay,
            traffic,
            new HttpClientCodec(),
            new HttpObjectAggregator(MAX_FRAME),
            new WebSocketClientProtocolHandler(handshake(relay, headers)),
            new WebSocketFrameAggregator(MAX_FRAME),
            handler);
    return handler.open().await(connecting, relay, CONNECT_WITHIN);
  }

  /// Opens a connection to an MQTT broker, without Nagle's delay; the broker expects a CONNECT.
  ///
  /// @param traffic counts its bytes
  public MqttSocket connectMqtt(URI broker, MqttListener listener, Traffic traffic)
      throws BenchFailure {
    MqttHandler handler = new MqttHandler(listener);
    ChannelFuture connecting =
        connect(broker, traffic, new MqttDecoder(MAX_FRAME), MqttEncoder.INSTANCE, handler);
    return handler.open().await(connecting, broker, CONNECT_WITHIN);
  }

  private ChannelFuture connect(URI server, ChannelHandler... handlers) {
    return new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(handlers);
              }
            })
        .connect(server.getHost(), server.getPort());
  }

  private static WebSocketClientProtocolConfig handshake(URI relay, Map<String, String> headers) {
    HttpHeaders custom = new DefaultHttpHeaders();
    headers.forEach(custom::add);
    return WebSocketClientProtocolConfig.newBuilder()
        .webSocketUri(relay)
        .customHeaders(custom)
        .version(WebSocketVersion.V13)
        .maxFramePayloadLength(MAX_FRAME)
        .build();
  }

  @Override
  public void close() {
    var _ = group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
