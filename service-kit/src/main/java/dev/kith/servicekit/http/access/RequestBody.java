package dev.kith.servicekit.http.access;

import dev.kith.servicekit.http.HttpProperties;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads the whole body of a request, so that what is hashed is what the controller reads.
final class RequestBody {

  private final HttpProperties properties;

  RequestBody(HttpProperties properties) {
    this.properties = properties;
  }

  /// The bytes of the body, none if there is no body.
  ///
  /// @return fails with a problem if the body is too large or too slow
  Mono<byte[]> read(ServerHttpRequest request) {
    int max = properties.maxBody().bytes();
    if (request.getHeaders().getContentLength() > max) {
      return Mono.error(tooLarge());
    }
    return DataBufferUtils.join(request.getBody(), max)
        .map(RequestBody::bytes)
        .defaultIfEmpty(new byte[0])
        .timeout(properties.bodyTimeout())
        .onErrorMap(DataBufferLimitException.class, _ -> tooLarge())
        .onErrorMap(TimeoutException.class, _ -> tooSlow());
  }

  /// The request with a body that was read.
  static ServerHttpRequest with(byte[] body, ServerHttpRequest request, DataBufferFactory buffers) {
    return new ServerHttpRequestDecorator(request) {
      @Override
      public Flux<DataBuffer> getBody() {
        return body.length == 0 ? Flux.empty() : Flux.defer(() -> Flux.just(buffers.wrap(body)));
      }
    };
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  private Throwable tooLarge() {
    return Problem.of(
            ProblemType.TOO_LARGE,
            "The body may have %d bytes at most.".formatted(properties.maxBody().bytes()))
        .exception();
  }

  private Throwable tooSlow() {
    return Problem.of(
            ProblemType.REQUEST_TIMEOUT,
            "The body must arrive within %d ms.".formatted(properties.bodyTimeout().toMillis()))
        .exception();
  }
}
