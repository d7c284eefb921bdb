package dev.kith.wake.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.logging.LogKeys;
import dev.kith.wake.lease.Device;
import dev.kith.wake.lease.LeaseId;
import dev.kith.wake.lease.WakeEffect;
import dev.kith.wake.lease.WakeInput;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.registration.Registration;
import dev.kith.wake.store.AgentStore;
import dev.kith.wake.store.AgentStore.Step;
import dev.kith.wake.store.DeviceStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Takes what is due from the store, has it sent, and stores what became of it, until nothing is to
/// be done at once. Any number of replicas may do so; one that dies half way has its pushes handed
/// out again by another.
public final class WakeRound {

  private static final Logger LOG = LoggerFactory.getLogger(WakeRound.class);

  private final AgentStore agents;
  private final DeviceStore devices;
  private final PushDesk desk;
  private final InstantSource clock;
  private final int inFlight;
  private final Batcher batcher;
  private final Sinks.Many<Boolean> due = Sinks.many().multicast().directBestEffort();

  /// @param inFlight most agents that are seen to at a time
  public WakeRound(
      AgentStore agents, DeviceStore devices, PushDesk desk, InstantSource clock, int inFlight) {
    this.agents = agents;
    this.devices = devices;
    this.desk = desk;
    this.clock = clock;
    this.inFlight = inFlight;
    this.batcher = new Batcher(agents, clock);
  }

  /// That there is something to do at once. It is a hint: some are missed.
  Flux<Boolean> due() {
    return due.asFlux();
  }

  /// Does what is due for at most so many agents.
  ///
  /// @return all that has happened, in the order of each agent
  public Flux<Step> run(int most) {
    return agents
        .due(most, clock.instant())
        .flatMapIterable(steps -> steps)
        .flatMap(this::followed, inFlight);
  }

  /// Takes in what has happened, and does what follows from it at once.
  public Flux<Step> tell(PublicKey agent, WakeInput... inputs) {
    return batcher.tell(agent, List.of(inputs)).doOnNext(this::hint).flatMapMany(this::follow);
  }

  private void hint(Step step) {
    Instant now = clock.instant();
    boolean isDue =
        step.effects().stream()
            .anyMatch(effect ->
                effect instanceof WakeEffect.Schedule(LeaseId _, Instant at)
                    && at != null
                    && !at.isAfter(now));
    if (isDue) {
      var _ = due.tryEmitNext(true);
    }
  }

  /// An agent whose wakes cannot be seen to must not hold up the others. What it was to be sent
  /// comes due again.
  private Flux<Step> followed(Step step) {
    return follow(step)
        .onErrorResume(failure -> {
          LOG.atWarn()
              .addKeyValue(LogKeys.AGENT, step.agent().hex())
              .setCause(failure)
              .log("the wakes of {} were not seen to", step.agent());
          return Flux.empty();
        });
  }

  private Flux<Step> follow(Step step) {
    return Flux.just(step)
        .concatWith(
            Flux.fromIterable(step.effects()).concatMap(effect -> perform(step.agent(), effect)));
  }

  private Flux<Step> perform(PublicKey agent, WakeEffect effect) {
    return switch (effect) {
      case WakeEffect.Send send -> send(agent, send).flatMapMany(input -> tell(agent, input));
      case WakeEffect.ForgetToken dead ->
          devices
              .forget(dead.device(), dead.tokenSetAt())
              .then(devices(agent))
              .flatMapMany(left -> tell(agent, new WakeInput.DevicesChanged(left)));
      // What has happened is for whoever asks; the store comes back to what is scheduled.
      case WakeEffect.Schedule _,
          WakeEffect.Reached _,
          WakeEffect.Unanswered _,
          WakeEffect.Demoted _,
          WakeEffect.Restored _,
          WakeEffect.Deferred _,
          WakeEffect.NotWoken _,
          WakeEffect.Parked _,
          WakeEffect.Expired _,
          WakeEffect.Suspected _,
          WakeEffect.Misconfigured _ ->
          Flux.empty();
    };
  }

  private Mono<List<Device>> devices(PublicKey agent) {
    return devices.list(agent).map(Registration::device).collectList();
  }

  private Mono<WakeInput> send(PublicKey agent, WakeEffect.Send send) {
    return devices
        .list(agent)
        .filter(one -> one.id().equals(send.device()))
        .next()
        .flatMap(registration -> hand(registration, send))
        .defaultIfEmpty(answered(send, new PushOutcome.DropToken("it was revoked", null)));
  }

  private Mono<WakeInput> hand(Registration registration, WakeEffect.Send send) {
    Push<Endpoint> push =
        new Push<>(send.wake(), registration.endpoint(), send.loudness(), send.ttl());
    return desk.hand(push)
        .flatMap(handed ->
            switch (handed) {
              case Handed.Kept kept ->
                  Mono.just(new WakeInput.Withheld(send.lease(), send.generation(), kept.until()));
              case Handed.Over over ->
                  moved(registration, over.outcome()).thenReturn(answered(send, over.outcome()));
            });
  }

  /// The push service has told where the device is really reached.
  private Mono<Void> moved(Registration registration, PushOutcome outcome) {
    return outcome instanceof PushOutcome.Accepted accepted && accepted.moved() != null
        ? devices.move(registration, accepted.moved())
        : Mono.empty();
  }

  private static WakeInput answered(WakeEffect.Send send, PushOutcome outcome) {
    return new WakeInput.Answered(send.lease(), send.generation(), outcome);
  }
}
