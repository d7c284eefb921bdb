package dev.kith.client.runtime;

import dev.kith.client.stream.Finding;
import dev.kith.client.stream.Inbox;
import dev.kith.model.event.Event;
import dev.kith.model.filter.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts an [Inbox] before another receiver.
final class InOrder implements Receiver {

  private static final Duration FETCH_PATIENCE = Duration.ofSeconds(10);

  private final Inbox inbox;
  private final Loop loop;
  private final Receiver next;
  private final BiFunction<Filter, Receiver, Runnable> query;
  private final Consumer<Finding> findings;

  /// @param query asks all relays for what a filter matches, and answers how to stop that
  InOrder(
      Inbox inbox,
      Loop loop,
      Receiver next,
      BiFunction<Filter, Receiver, Runnable> query,
      Consumer<Finding> findings) {
    this.inbox = inbox;
    this.loop = loop;
    this.next = next;
    this.query = query;
    this.findings = findings;
  }

  @Override
  public void arrived(Event event) {
    on(new Inbox.Input.Arrived(event));
  }

  @Override
  public void catchingUp() {
    on(new Inbox.Input.CatchingUp());
  }

  @Override
  public void caughtUp() {
    on(new Inbox.Input.CaughtUp());
  }

  @Override
  public void live() {
    next.live();
  }

  @Override
  public void over(@Nullable SubscriptionFailed failure) {
    on(new Inbox.Input.End());
    next.over(failure);
  }

  private void on(Inbox.Input input) {
    List<Inbox.Effect> effects = inbox.on(input, loop.now());
    for (Inbox.Effect effect : effects) {
      switch (effect) {
        case Inbox.Effect.Deliver(Event event) -> next.arrived(event);
        case Inbox.Effect.Fetch(int fetch, Filter filter) -> new Fetching(fetch).start(filter);
        case Inbox.Effect.Schedule(Instant at) -> loop.at(at, () -> on(new Inbox.Input.TimeUp()));
        case Inbox.Effect.Tell(Finding finding) -> findings.accept(finding);
      }
    }
  }

  private final class Fetching implements Receiver {

    private final int fetch;
    private boolean ended;

    Fetching(int fetch) {
      this.fetch = fetch;
    }

    void start(Filter filter) {
      Runnable stop = query.apply(filter, this);
      loop.at(
          loop.now().plus(FETCH_PATIENCE),
          () -> {
            stop.run();
            end();
          });
    }

    @Override
    public void arrived(Event event) {
      on(new Inbox.Input.Fetched(event));
    }

    @Override
    public void catchingUp() {
      // It is asked for little, and all of it is put in order anyway.
    }

    @Override
    public void caughtUp() {
      // Its end follows.
    }

    @Override
    public void live() {
      // It is not.
    }

    @Override
    public void over(@Nullable SubscriptionFailed failure) {
      end();
    }

    private void end() {
      if (!ended) {
        ended = true;
        on(new Inbox.Input.FetchEnded(fetch));
      }
    }
  }
}
