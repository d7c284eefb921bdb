package dev.kith.testkit.simulation;

import java.time.Instant;
import java.util.List;

/// One participant: a state machine behind the words of the simulation.
///
/// @param <M> what it sends
/// @param <T> its timers
@FunctionalInterface
public interface Node<M, T> {

  List<Action<M, T>> on(Happening<M, T> happening, Instant now);
}
