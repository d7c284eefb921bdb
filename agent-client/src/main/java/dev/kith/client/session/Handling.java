package dev.kith.client.session;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Brings each event to the handler once, one at a time and in the order of arrival, so that the
/// order of each source is kept. One that fails holds up those behind it until it is handled, or
/// has failed so often that it is buried. Only then is it acknowledged, at every source that
/// delivered it.
///
/// Whoever has little time may want what is urgent first; what comes first is kept back then until
/// it is known what else there is.
///
/// Owned by one thread.
///
/// @param <S> names a source: the session at one relay
public final class Handling<S> {

  /// More than all relays together may leave unacknowledged. What a relay delivers beyond it, it
  /// has to deliver again.
  static final int MAX_WAITING = 1 << 14;

  /// What can happen.
  public sealed interface Input<S> {

    /// A source delivered an event, for the first time or again.
    record Entrusted<S>(S source, Event event) implements Input<S> {}

    /// The event is dealt with, and the memory knows.
    record Done<S>(EventId event) implements Input<S> {}

    record Failed<S>(EventId event, String why) implements Input<S> {}

    /// The time of an [Effect.Schedule] has come.
    record TimeUp<S>(EventId event) implements Input<S> {}

    /// Nothing more is waited for before the first event is handled.
    record Gathered<S>() implements Input<S> {}
  }

  /// What is to be done.
  public sealed interface Effect<S> {

    /// Hand it to the handler; [Input.Done] or [Input.Failed] answers.
    ///
    /// @param attempt counted from 1
    record Handle<S>(Event event, int attempt) implements Effect<S> {}

    /// Keep it for a person to look at; [Input.Done] answers.
    record Bury<S>(Event event, int attempts, String why) implements Effect<S> {}

    record Acknowledge<S>(S source, EventId event) implements Effect<S> {}

    /// Give [Input.TimeUp] at that time.
    ///
    /// @param failed how often it was tried
    /// @param why the last attempt failed
    record Schedule<S>(EventId event, Instant at, int failed, String why) implements Effect<S> {}
  }

  private final SessionMemory memory;
  private final Retries retries;
  private final boolean urgentFirst;
  private final Map<EventId, Task<S>> tasks = new LinkedHashMap<>();
  private boolean busy;
  private boolean gathering;
  private List<Effect<S>> effects = new ArrayList<>();

  private static final class Task<S> {
    final Event event;
    final Set<S> sources = new LinkedHashSet<>();
    int attempts;

    Task(Event event) {
      this.event = event;
    }

    boolean isUrgent() {
      return "urgent".equals(event.tagValue("urgency"));
    }
  }

  public Handling(SessionMemory memory, Retries retries) {
    this(memory, retries, false);
  }

  private Handling(SessionMemory memory, Retries retries, boolean urgentFirst) {
    this.memory = memory;
    this.retries = retries;
    this.urgentFirst = urgentFirst;
    this.gathering = urgentFirst;
  }

  /// Handles nothing before [Input.Gathered], and then of what waits first what has the urgency
  /// `urgent`.
  public static <S> Handling<S> urgentFirst(SessionMemory memory, Retries retries) {
    return new Handling<>(memory, retries, true);
  }

  /// True if nothing waits or is being handled.
  public boolean isIdle() {
    return tasks.isEmpty();
  }

  /// Takes one input and says what is to be done.
  public List<Effect<S>> on(Input<S> input, Instant now) {
    effects = new ArrayList<>();
    switch (input) {
      case Input.Entrusted<S>(S source, Event event) -> entrusted(source, event);
      case Input.Done<S>(EventId event) -> done(event);
      case Input.Failed<S>(EventId event, String why) -> failed(event, why, now);
      case Input.TimeUp<S>(EventId event) -> attempt(event);
      case Input.Gathered<S>() -> {
        gathering = false;
        startNext();
      }
    }
    return effects;
  }

  private void entrusted(S source, Event event) {
    Task<S> known = tasks.get(event.id());
    if (known != null) {
      known.sources.add(source);
    } else if (memory.isHandled(event.id())) {
      effects.add(new Effect.Acknowledge<>(source, event.id()));
    } else if (tasks.size() < MAX_WAITING) {
      Task<S> task = new Task<>(event);
      task.sources.add(source);
      tasks.put(event.id(), task);
      startNext();
    }
  }

  private void done(EventId id) {
    Task<S> task = tasks.remove(id);
    if (task != null) {
      task.sources.forEach(source -> effects.add(new Effect.Acknowledge<>(source, id)));
      busy = false;
      startNext();
    }
  }

  private void failed(EventId id, String why, Instant now) {
    Task<S> task = tasks.get(id);
    if (task == null) {
      return;
    }
    if (task.attempts == retries.attempts()) {
      effects.add(new Effect.Bury<>(task.event, task.attempts, why));
    } else {
      Instant at = now.plus(retries.after(task.attempts));
      effects.add(new Effect.Schedule<>(id, at, task.attempts, why));
    }
  }

  private void startNext() {
    if (!busy && !gathering && !tasks.isEmpty()) {
      busy = true;
      attempt(next().event.id());
    }
  }

  private Task<S> next() {
    Task<S> first = tasks.values().iterator().next();
    return urgentFirst
        ? tasks.values().stream().filter(Task::isUrgent).findFirst().orElse(first)
        : first;
  }

  private void attempt(EventId id) {
    Task<S> task = tasks.get(id);
    if (task != null) {
      task.attempts++;
      effects.add(new Effect.Handle<>(task.event, task.attempts));
    }
  }
}
