package dev.kith.presence.http;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.directory.AgentEntry;
import dev.kith.presence.directory.AgentQuestion;
import dev.kith.presence.directory.StreamNews;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Who is there, as those who ask see it.
public interface Directory {

  /// In the order of their keys.
  ///
  /// @param after the key of the last agent of the page before, empty for the first page
  Flux<AgentEntry> list(AgentQuestion question, String after, int most);

  /// Empty if nothing is known of it.
  Mono<AgentEntry> find(PublicKey key);

  /// All changes from now on, or those behind a token too. Does not end.
  ///
  /// @param token of an earlier stream, null to begin now
  Flux<StreamNews> follow(@Nullable String token);
}
