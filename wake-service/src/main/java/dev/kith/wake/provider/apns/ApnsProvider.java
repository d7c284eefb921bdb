package dev.kith.wake.provider.apns;

import com.eatthepath.pushy.apns.ApnsClient;
import dev.kith.wake.provider.PushProvider;
import dev.kith.wake.provider.outbound.Trouble;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Endpoint.Apns.Environment;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Mono;

/// Apple's push service, for the apps of one team.
///
/// A token of the other environment looks like a bad one, and apps are often wrong about which it
/// is. So a bad token is tried there too; only one that is bad in both is dead.
public final class ApnsProvider implements PushProvider<Endpoint.Apns> {

  private final Map<Environment, ApnsClient> clients = new EnumMap<>(Environment.class);

  /// Pushy would queue without a bound.
  private final Semaphore inFlight;

  private final Duration patience;
  private final InstantSource clock;

  /// Connects with the first push.
  ///
  /// @throws IllegalArgumentException if the key cannot be read
  public ApnsProvider(ApnsSettings settings, InstantSource clock) {
    settings
        .hosts()
        .forEach((environment, host) -> clients.put(environment, ApnsClients.open(settings, host)));
    this.inFlight = new Semaphore(settings.inFlight());
    this.patience = settings.patience();
    this.clock = clock;
  }

  @Override
  public Mono<PushOutcome> push(Push<Endpoint.Apns> push) {
    Environment named = push.endpoint().environment();
    ApnsClient client = clients.get(named);
    if (client == null) {
      return Mono.just(new PushOutcome.FixConfig("no connection to " + named));
    }
    return send(client, push)
        .flatMap(outcome -> isBadToken(outcome) ? tryOther(push, outcome) : Mono.just(outcome));
  }

  /// Waits until all connections are closed.
  public Mono<Void> close() {
    return Mono.when(
        clients.values().stream().map(client -> Mono.fromFuture(client::close)).toList());
  }

  private Mono<PushOutcome> tryOther(Push<Endpoint.Apns> push, PushOutcome bad) {
    Endpoint.Apns endpoint = push.endpoint();
    Environment other = endpoint.environment().other();
    ApnsClient client = clients.get(other);
    if (client == null) {
      return Mono.just(bad);
    }
    Endpoint.Apns moved = new Endpoint.Apns(endpoint.token(), endpoint.topic(), other);
    return send(client, push.to(moved))
        .map(outcome -> {
          if (outcome instanceof PushOutcome.Accepted) {
            return new PushOutcome.Accepted(moved);
          }
          return isBadToken(outcome)
              ? new PushOutcome.DropToken(ApnsOutcomes.BAD_TOKEN, null)
              : outcome;
        });
  }

  private Mono<PushOutcome> send(ApnsClient client, Push<Endpoint.Apns> push) {
    return Mono.defer(() -> {
      if (!inFlight.tryAcquire()) {
        return Mono.just(Retry.ofDevice("too many pushes are under way", null));
      }
      // Given back when Pushy has let go of it, however long anybody waits for that.
      CompletableFuture<PushOutcome> answer =
          client
              .sendNotification(ApnsNotifications.of(push, clock.instant()))
              .whenComplete((_, _) -> inFlight.release())
              .thenApply(ApnsOutcomes::of);
      return Mono.fromFuture(answer, true)
          .timeout(patience)
          .onErrorResume(failure -> Mono.just(Retry.ofProvider(Trouble.reason(failure), null)));
    });
  }

  private static boolean isBadToken(PushOutcome outcome) {
    return outcome instanceof PushOutcome.Suspect suspect
        && suspect.reason().equals(ApnsOutcomes.BAD_TOKEN);
  }
}
