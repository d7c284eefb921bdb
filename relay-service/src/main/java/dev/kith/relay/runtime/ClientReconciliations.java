package dev.kith.relay.runtime;

import dev.kith.relay.connection.Effect;
import dev.kith.relay.connection.Input;
import dev.kith.relay.runtime.Reconciler.Failure;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// What the open reconciliations of one client are about. Owned by the client's mailbox.
final class ClientReconciliations {

  private final Reconciler reconciler;
  private final Consumer<Input> inputs;
  private final Map<Long, Gathering> held = new HashMap<>();

  /// @param inputs takes what happens, on any thread
  ClientReconciliations(Reconciler reconciler, Consumer<Input> inputs) {
    this.reconciler = reconciler;
    this.inputs = inputs;
  }

  void gather(Effect.Gather wanted) {
    Gathering place = reconciler.place();
    held.put(wanted.generation(), place);
    String id = wanted.reconciliation();
    long generation = wanted.generation();
    reconciler.gather(
        place,
        wanted.filter(),
        wanted.readers(),
        failure ->
            inputs.accept(
                failure == null
                    ? new Input.Gathered(id, generation)
                    : failed(id, generation, failure)));
  }

  void reconcile(Effect.Reconcile wanted) {
    Gathering place = held.get(wanted.generation());
    String id = wanted.reconciliation();
    long generation = wanted.generation();
    if (place != null) {
      reconciler.answer(
          place,
          wanted.message(),
          message -> inputs.accept(new Input.Reconciled(id, generation, message)),
          failure -> inputs.accept(failed(id, generation, failure)));
    }
  }

  void discard(long generation) {
    Gathering place = held.remove(generation);
    if (place != null) {
      place.close();
    }
  }

  private static Input failed(String id, long generation, Failure failure) {
    return new Input.NotReconciled(id, generation, failure.reason(), failure.mostEvents());
  }
}
