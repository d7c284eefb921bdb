package dev.kith.presence.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.directory.AgentEntry;
import dev.kith.presence.directory.AgentQuestion;
import dev.kith.presence.directory.StreamNews;
import dev.kith.presence.http.Directory;
import dev.kith.presence.store.AgentReader;
import dev.kith.presence.store.AgentReader.Head;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Answers who asks about agents. A follower reads what has changed from the store, at its own
/// speed: however slow it is, nothing is kept for it.
final class DirectoryDesk implements Directory, ApplicationListener<ContextClosedEvent> {

  private static final int PAGE = 100;

  private final AgentReader reader;
  private final Flux<Boolean> kept;
  private final InstantSource clock;
  private final AtomicInteger followers = new AtomicInteger();
  private final Sinks.Empty<Void> stopping = Sinks.empty();

  /// @param kept says something whenever more has been kept
  DirectoryDesk(AgentReader reader, Flux<Boolean> kept, InstantSource clock, MeterRegistry meters) {
    this.reader = reader;
    this.kept = kept;
    this.clock = clock;
    meters.gauge("kith.presence.streams", followers);
  }

  @Override
  public Flux<AgentEntry> list(AgentQuestion question, String after, int most) {
    return reader.list(question, after, most, clock.instant());
  }

  @Override
  public Mono<AgentEntry> find(PublicKey key) {
    return reader.find(key, clock.instant());
  }

  @Override
  public Flux<StreamNews> follow(@Nullable String token) {
    return reader
        .head()
        .flatMapMany(head -> {
          StreamToken asked = token == null ? StreamToken.at(head) : StreamToken.read(token);
          boolean missed = asked == null || !asked.canBeFollowed(head);
          StreamToken start = asked == null || missed ? StreamToken.at(head) : asked;
          return Flux.<StreamNews>just(new StreamNews.Started(start.text(), missed))
              .concatWith(changes(head, start.position()));
        })
        .takeUntilOther(stopping.asMono())
        .doOnSubscribe(_ -> followers.incrementAndGet())
        .doFinally(_ -> followers.decrementAndGet());
  }

  /// Ends all streams, or the server would wait for their followers.
  @Override
  public void onApplicationEvent(ContextClosedEvent closing) {
    stopping.tryEmitEmpty();
  }

  private Flux<StreamNews> changes(Head head, long after) {
    AtomicLong position = new AtomicLong(after);
    return kept.startWith(true)
        .onBackpressureLatest()
        .concatMap(_ -> untilNow(position), 1)
        .map(agent ->
            new StreamNews.Changed(
                new StreamToken(head.id().toString(), agent.position()).text(), agent));
  }

  private Flux<AgentEntry> untilNow(AtomicLong position) {
    return page(position)
        .expand(page -> page.size() < PAGE ? Mono.empty() : page(position))
        .flatMapIterable(page -> page);
  }

  private Mono<List<AgentEntry>> page(AtomicLong position) {
    return Mono.defer(() ->
        reader
            .changed(position.get(), PAGE, clock.instant())
            .collectList()
            .doOnNext(page -> {
              if (!page.isEmpty()) {
                position.set(page.getLast().position());
              }
            }));
  }
}
