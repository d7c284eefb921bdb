package dev.kith.wake.http;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.registration.Registration;

/// A device as those see it who run the service: they are not told either where it is reached.
record RegistrationEntry(PublicKey agent, DeviceEntry device) {

  static RegistrationEntry of(Registration registration) {
    return new RegistrationEntry(registration.agent(), DeviceEntry.of(registration));
  }
}
