package dev.kith.presence.http;

import dev.kith.presence.services.ServiceState;
import java.util.List;

/// The relays and wake services that are watched.
public interface Services {

  List<ServiceState> services();
}
