package dev.kith.wake.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemException;
import dev.kith.servicekit.problem.ProblemType;
import dev.kith.wake.http.Devices;
import dev.kith.wake.lease.DeviceId;
import dev.kith.wake.provider.outbound.AddressPolicy;
import dev.kith.wake.provider.outbound.TargetUrl;
import dev.kith.wake.provider.webhook.WebhookChallenge;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Loudness;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.WakeId;
import dev.kith.wake.registration.DeviceWish;
import dev.kith.wake.registration.EndpointRules;
import dev.kith.wake.registration.Registration;
import dev.kith.wake.store.DeviceStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Registers devices, once it is known that whoever is reached there wants to be.
final class DeviceDesk implements Devices {

  private static final Duration TEST_TTL = Duration.ofMinutes(1);

  private final DeviceStore devices;
  private final WebhookChallenge challenge;
  private final AddressPolicy policy;
  private final PushDesk desk;
  private final TestPace pace;
  private final int most;
  private final InstantSource clock;
  private final RandomGenerator random;

  DeviceDesk(
      DeviceStore devices,
      WebhookChallenge challenge,
      AddressPolicy policy,
      PushDesk desk,
      int most,
      InstantSource clock,
      RandomGenerator random) {
    this.devices = devices;
    this.challenge = challenge;
    this.policy = policy;
    this.desk = desk;
    this.pace = new TestPace();
    this.most = most;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Mono<Registration> register(PublicKey agent, DeviceWish wish) {
    String fault = fault(wish.endpoint());
    if (fault != null) {
      return Mono.error(invalid(fault));
    }
    return devices
        .list(agent)
        .collectList()
        .flatMap(known -> {
          Optional<Registration> before =
              known.stream().filter(one -> one.name().equals(wish.name())).findFirst();
          if (before.isEmpty() && known.size() >= most) {
            return Mono.error(
                Problem.of(
                        ProblemType.CONFLICT,
                        "An agent has at most %d devices; forget one first.".formatted(most))
                    .exception());
          }
          DeviceId id =
              before.map(Registration::id).orElseGet(() -> new DeviceId(UUID.randomUUID()));
          return challenged(wish.endpoint()).then(put(id, agent, wish));
        });
  }

  @Override
  public Flux<Registration> list(PublicKey agent) {
    return devices.list(agent);
  }

  @Override
  public Mono<Void> revoke(PublicKey agent, String name) {
    return devices
        .revoke(agent, name)
        .flatMap(there -> there ? Mono.<Void>empty() : Mono.error(missing()));
  }

  @Override
  public Mono<PushOutcome> test(PublicKey agent, String name) {
    Instant now = clock.instant();
    return devices
        .list(agent)
        .filter(one -> one.name().equals(name))
        .next()
        .switchIfEmpty(Mono.error(missing()))
        .flatMap(device -> {
          if (!pace.allows(agent, now)) {
            return Mono.error(
                Problem.of(ProblemType.RATE_LIMITED, "One test in ten seconds is enough.")
                    .exception());
          }
          Push<Endpoint> push =
              new Push<>(
                  WakeId.next(now, random),
                  device.endpoint(),
                  device.loud() ? Loudness.LOUD : Loudness.QUIET,
                  TEST_TTL);
          return desk.hand(push).map(DeviceDesk::outcome);
        });
  }

  private static PushOutcome outcome(Handed handed) {
    return switch (handed) {
      case Handed.Over over -> over.outcome();
      case Handed.Kept kept ->
          PushOutcome.Retry.ofProvider(
              "the push service is left alone until " + kept.until(), null);
    };
  }

  private @Nullable String fault(Endpoint endpoint) {
    String fault = EndpointRules.fault(endpoint);
    return switch (endpoint) {
      case Endpoint.WebPush webPush when fault == null -> TargetUrl.fault(webPush.url(), policy);
      case Endpoint.Webhook webhook when fault == null -> TargetUrl.fault(webhook.url(), policy);
      case Endpoint.Apns _, Endpoint.Fcm _, Endpoint.WebPush _, Endpoint.Webhook _ -> fault;
    };
  }

  private Mono<Void> challenged(Endpoint endpoint) {
    return endpoint instanceof Endpoint.Webhook webhook
        ? challenge
            .fault(webhook)
            .flatMap(
                fault -> fault.isPresent() ? Mono.<Void>error(invalid(fault.get())) : Mono.empty())
        : Mono.empty();
  }

  private Mono<Registration> put(DeviceId id, PublicKey agent, DeviceWish wish) {
    return Mono.defer(() -> {
      Instant now = clock.instant();
      Registration registration =
          new Registration(
                  id,
                  agent,
                  wish.name(),
                  wish.rank(),
                  wish.session(),
                  wish.endpoint(),
                  wish.loud(),
                  wish.quietHours(),
                  now,
                  now)
              .refreshed(now);
      return devices.put(registration).thenReturn(registration);
    });
  }

  private static ProblemException invalid(String sentence) {
    return Problem.of(
            ProblemType.INVALID_REQUEST,
            Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".")
        .exception();
  }

  private static ProblemException missing() {
    return Problem.of(ProblemType.NOT_FOUND, "There is no device of that name.").exception();
  }
}
