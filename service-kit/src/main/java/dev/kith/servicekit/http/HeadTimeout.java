package dev.kith.servicekit.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a connection on which the head of a request does not arrive in time: counted from its
/// opening, or from the answer to the request before, however many bytes drip in meanwhile.
/// Timeouts between two reads, which the server has, let whoever sends a byte at a time stay for
/// ever.
final class HeadTimeout extends ChannelDuplexHandler {

  private final Duration patience;
  private @Nullable Future<?> deadline;

  HeadTimeout(Duration patience) {
    this.patience = patience;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    await(context);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    arrived();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      arrived();
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response
        && response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
      context.pipeline().remove(this);
    } else if (message instanceof LastHttpContent) {
      await(context);
    }
    var _ = context.write(message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    arrived();
    context.fireChannelInactive();
  }

  private void await(ChannelHandlerContext context) {
    arrived();
    deadline =
        context
            .executor()
            .schedule(
                () -> {
                  var _ = context.close();
                },
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  private void arrived() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
