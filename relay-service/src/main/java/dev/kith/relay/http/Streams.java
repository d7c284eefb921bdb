package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.stream.StreamView;
import java.util.List;
import reactor.core.publisher.Mono;

/// What the relay has of an author's streams.
@FunctionalInterface
public interface Streams {

  /// In order of their names.
  Mono<List<StreamView>> of(PublicKey author);
}
