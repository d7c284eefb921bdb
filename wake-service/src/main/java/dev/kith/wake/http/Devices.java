package dev.kith.wake.http;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.registration.DeviceWish;
import dev.kith.wake.registration.Registration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The devices of agents. What cannot be done fails with a problem.
public interface Devices {

  /// Registers a device, or names its token anew.
  Mono<Registration> register(PublicKey agent, DeviceWish wish);

  /// In the order in which they are tried.
  Flux<Registration> list(PublicKey agent);

  Mono<Void> revoke(PublicKey agent, String name);

  /// Pushes at once, whatever the hour, and changes no wake.
  Mono<PushOutcome> test(PublicKey agent, String name);
}
